import { type Additions, getOrAdd, ownEntry, type Wording } from './additions.ts';
import { ClassPropertyBuilder, ClassPropertyViewer } from './class-property-builder.ts';
import { FieldType } from './field-type.ts';

/** A declared class that cannot be extended: its type, and the names of its fields. */
export class ClassViewer<Name extends string = string, Property extends string = string> {
  readonly #name: Name;
  readonly #additions: Additions;

  /** @internal */
  constructor(name: Name, additions: Additions) {
    this.#name = name;
    this.#additions = additions;
  }

  /** The class as a type. */
  type(): FieldType {
    return new FieldType(this.#name);
  }

  /** The declared fields, in source order. */
  listProperties(): [name: string, property: ClassPropertyViewer][] {
    const fields = Object.entries(this.#additions.declaredClass(this.#name)?.fields ?? {});
    return fields.map(([name, type]) => [name, new ClassPropertyViewer(new FieldType(type))]);
  }

  /** A declared field. Throws when there is none of that name. */
  property(name: Property): ClassPropertyViewer {
    const found = this.listProperties().find(([known]) => known === name);
    if (found === undefined) throw new Error(`Property ${name} not found.`);
    return found[1];
  }
}

/** A class that can be extended: declared with `@@dynamic`, or new. */
export class ClassBuilder<Name extends string = string, Property extends string = never> {
  readonly #name: Name;
  readonly #additions: Additions;

  /** @internal */
  constructor(name: Name, additions: Additions) {
    this.#name = name;
    this.#additions = additions;
  }

  /** The class as a type. */
  type(): FieldType {
    return new FieldType(this.#name);
  }

  /** Adds a field. Throws when the class has one of that name already. */
  addProperty<New extends string>(name: New extends Property ? never : New, type: FieldType): ClassPropertyBuilder {
    const { fields } = this.#additions.classAddition(this.#name);
    if (this.#declaredField(name) !== undefined || fields.has(name)) throw new Error(`Property ${name} already exists.`);
    this.#additions.change(() => fields.set(name, { type: type.data }));
    return this.property(name);
  }

  /** A field, declared or added. Throws when there is none of that name. */
  property(name: Property | (string & {})): ClassPropertyBuilder {
    const { fields } = this.#additions.classAddition(this.#name);
    const declared = this.#declaredField(name);
    if (declared === undefined && !fields.has(name)) throw new Error(`Property ${name} not found.`);
    return new ClassPropertyBuilder(this.#additions, () => getOrAdd(fields, name, () => ({})), declared);
  }

  /** The added fields, in the order of adding. */
  listProperties(): [name: string, property: ClassPropertyBuilder][] {
    const added = [...this.#additions.classAddition(this.#name).fields.keys()].filter((name) => this.#declaredField(name) === undefined);
    return added.map((name) => [name, this.property(name)]);
  }

  /** Takes an added field away. Declared fields stay. */
  removeProperty(name: string): void {
    if (this.#declaredField(name) !== undefined) return;
    this.#additions.change(() => this.#additions.classAddition(this.#name).fields.delete(name));
  }

  /** Takes all additions to this class away. */
  reset(): void {
    this.#additions.change(() => this.#additions.classes.set(this.#name, { fields: new Map() }));
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
    this.#additions.change(() => Object.assign(this.#additions.classAddition(this.#name), change));
    return this;
  }

  #declaredField(name: string): FieldType | undefined {
    const type = ownEntry(this.#additions.declaredClass(this.#name)?.fields, name);
    return type === undefined ? undefined : new FieldType(type);
  }
}
