import { type Additions, getOrAdd, type ValueAddition, type Wording } from './additions.ts';
import { FieldType } from './field-type.ts';

/** A value of an enum that cannot be extended. */
export class EnumValueViewer {
  readonly name: string;

  /** @internal */
  constructor(name: string) {
    this.name = name;
  }
}

/** A declared enum that cannot be extended: its type, and the names of its values. */
export class EnumViewer<Name extends string = string, Value extends string = string> {
  readonly #name: Name;
  readonly #additions: Additions;

  /** @internal */
  constructor(name: Name, additions: Additions) {
    this.#name = name;
    this.#additions = additions;
  }

  /** The enum as a type. */
  type(): FieldType {
    return new FieldType(this.#name);
  }

  /** The declared values, in source order. */
  listValues(): [name: string, value: EnumValueViewer][] {
    const values = Object.keys(this.#additions.declaredEnum(this.#name)?.values ?? {});
    return values.map((name) => [name, new EnumValueViewer(name)]);
  }

  /** A declared value. Throws when there is none of that name. */
  value(name: Value): EnumValueViewer {
    const found = this.listValues().find(([known]) => known === name);
    if (found === undefined) throw new Error(`Value ${name} not found.`);
    return found[1];
  }
}

/** A value of an enum that can be extended. */
export class EnumValueBuilder {
  readonly #additions: Additions;
  readonly #value: () => ValueAddition;

  /** @internal `value` gives the addition of this value. */
  constructor(additions: Additions, value: () => ValueAddition) {
    this.#additions = additions;
    this.#value = value;
  }

  /** Sets the name that the model sees and writes, or takes it away. */
  alias(alias: string | null): this {
    return this.#edit({ alias });
  }

  /** Sets the description that the model sees, or takes it away. */
  description(description: string | null): this {
    return this.#edit({ description });
  }

  /** Hides the value from the model. Differs: without an argument it hides, where the reference implementation does nothing. */
  skip(skip: boolean | null = true): this {
    return this.#edit({ skip: skip ?? false });
  }

  #edit(change: ValueAddition): this {
    this.#additions.change(() => Object.assign(this.#value(), change));
    return this;
  }
}

/** An enum that can be extended: declared with `@@dynamic`, or new. */
export class EnumBuilder<Name extends string = string, Value extends string = never> {
  readonly #name: Name;
  readonly #additions: Additions;

  /** @internal */
  constructor(name: Name, additions: Additions) {
    this.#name = name;
    this.#additions = additions;
  }

  /** The enum as a type. */
  type(): FieldType {
    return new FieldType(this.#name);
  }

  /** Adds a value. Throws when the enum has one of that name already. */
  addValue<New extends string>(name: New extends Value ? never : New): EnumValueBuilder {
    if (this.#names().includes(name)) throw new Error(`Value ${name} already exists.`);
    this.#additions.change(() => this.#additions.enumAddition(this.#name).values.set(name, {}));
    return this.value(name);
  }

  /** A value, declared or added. Throws when there is none of that name. */
  value(name: Value | (string & {})): EnumValueBuilder {
    if (!this.#names().includes(name)) throw new Error(`Value ${name} not found.`);
    return new EnumValueBuilder(this.#additions, () => getOrAdd(this.#additions.enumAddition(this.#name).values, name, () => ({})));
  }

  /** All values: declared ones in source order, then added ones. */
  listValues(): [name: string, value: EnumValueBuilder][] {
    return this.#names().map((name) => [name, this.value(name)]);
  }

  /** Takes all additions to this enum away. */
  reset(): void {
    this.#additions.change(() => this.#additions.enums.set(this.#name, { values: new Map() }));
  }

  /** Sets the name that the model sees, or takes it away. */
  alias(alias: string | null): this {
    return this.#edit({ alias });
  }

  /** Sets the description that the model sees, or takes it away. */
  description(description: string | null): this {
    return this.#edit({ description });
  }

  #edit(change: Wording): this {
    this.#additions.change(() => Object.assign(this.#additions.enumAddition(this.#name), change));
    return this;
  }

  #names(): string[] {
    const declared = this.#additions.declaredEnum(this.#name)?.values ?? {};
    return [...new Set([...Object.keys(declared), ...this.#additions.enumAddition(this.#name).values.keys()])];
  }
}
