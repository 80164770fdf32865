import type { Additions, FieldAddition } from './additions.ts';
import { FieldType } from './field-type.ts';

/** A declared field of a class that cannot be extended. */
export class ClassPropertyViewer {
  readonly #type: FieldType;

  /** @internal */
  constructor(type: FieldType) {
    this.#type = type;
  }

  /** The type of the property, as changed. */
  getType(): FieldType {
    return this.#type;
  }
}

/** A field of a class that can be extended. */
export class ClassPropertyBuilder {
  readonly #additions: Additions;
  readonly #field: () => FieldAddition;
  readonly #declared: FieldType | undefined;

  /** @internal `field` gives the addition of this field, `declared` its type in source. */
  constructor(additions: Additions, field: () => FieldAddition, declared: FieldType | undefined) {
    this.#additions = additions;
    this.#field = field;
    this.#declared = declared;
  }

  /** Gives the property another type. */
  setType(type: FieldType): this {
    return this.#edit({ type: type.data });
  }

  getType(): FieldType {
    const { type } = this.#field();
    return type === undefined ? (this.#declared ?? new FieldType('string')) : new FieldType(type);
  }

  /** Sets the name that the model sees, or takes it away. The value keeps the field's own name. */
  alias(alias: string | null): this {
    return this.#edit({ alias });
  }

  /** Sets the description that the model sees, or takes it away. */
  description(description: string | null): this {
    return this.#edit({ description });
  }

  #edit(change: FieldAddition): this {
    this.#additions.change(() => Object.assign(this.#field(), change));
    return this;
  }
}
