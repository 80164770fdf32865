import type { FieldType as FieldTypeData } from '../program/index.ts';

/** A type that is put together at run time. Made by a `TypeBuilder`, never by hand. */
export class FieldType {
  /** The type as data. */
  readonly data: FieldTypeData;

  /** @internal */
  constructor(data: FieldTypeData) {
    this.data = data;
  }

  /** Makes a list of this type. */
  list(): FieldType {
    return new FieldType({ list: this.data });
  }

  /** Makes this type or null. */
  optional(): FieldType {
    return new FieldType({ optional: this.data });
  }

  /** Tells whether two types are written alike. */
  equals(other: FieldType): boolean {
    return JSON.stringify(this.data) === JSON.stringify(other.data);
  }
}
