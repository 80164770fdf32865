import type { MediaName, NamedConstraint } from '../../program/index.ts';
import type { SpellingTable } from './spelling-table.ts';

/** The result of one `@check`, as users see it. */
export interface CheckResult {
  readonly name: string;
  readonly expression: string;
  readonly status: 'succeeded' | 'failed';
  /** Why the expression could not be evaluated. */
  readonly error?: string;
}

export interface Check extends NamedConstraint {
  /** The two results it can have, frozen: all values share them. */
  readonly succeeded: CheckResult;
  readonly failed: CheckResult;
}

export interface Constraints {
  readonly checks: readonly Check[];
  readonly asserts: readonly NamedConstraint[];
}

interface SchemaBase {
  /** The name that it has in source, if it has one. */
  readonly name: string | undefined;
  /** Recognises in text the values that have names: those of an enum, a literal that is a string, and several such members of a union. */
  readonly spellings: SpellingTable | undefined;
  readonly constraints: Constraints | undefined;
  /** Whether a partial shows the value only when it is complete. */
  readonly isDone: boolean;
  /** Whether a partial shows the value as `{ value, state }`. */
  readonly isStateful: boolean;
}

export interface ScalarSchema extends SchemaBase {
  readonly kind: 'string' | 'int' | 'float' | 'bool' | 'null';
}

export interface MediaSchema extends SchemaBase {
  readonly kind: 'media';
  readonly name: MediaName;
}

export interface LiteralSchema extends SchemaBase {
  readonly kind: 'literal';
  readonly value: string | number | boolean;
  readonly values: readonly LiteralSchema['value'][];
}

export interface EnumSchema extends SchemaBase {
  readonly kind: 'enum';
  readonly name: string;
  /** Names of the values that take part. */
  readonly values: readonly string[];
  /** Index of a value by the exact name that the model sees. */
  readonly byKey: ReadonlyMap<string, number>;
  readonly spellings: SpellingTable;
}

export interface ListSchema extends SchemaBase {
  readonly kind: 'list';
  readonly item: Schema;
}

export interface MapSchema extends SchemaBase {
  readonly kind: 'map';
  readonly key: Schema;
  readonly value: Schema;
}

export interface UnionSchema extends SchemaBase {
  readonly kind: 'union';
  /** Null is last. */
  readonly members: readonly Schema[];
  readonly hasNull: boolean;
  /** The members that are string literals. */
  readonly values: readonly string[];
}

/** A recursive alias. */
export interface AliasSchema extends SchemaBase {
  readonly kind: 'alias';
  readonly name: string;
  readonly target: () => Schema;
}

export interface ClassSchema extends SchemaBase {
  readonly kind: 'class';
  readonly name: string;
  readonly shape: ClassShape;
}

/** The fields of a class: one per class, however often it is used. */
export interface ClassShape {
  readonly fields: readonly FieldSchema[];
  /** Index of a field by the exact name that the model sees. */
  readonly byKey: ReadonlyMap<string, number>;
  /** Gives the index of the field that a key means. */
  readonly findField: (key: string) => number | undefined;
  /** An object of the class. Perf: keeps the shape of such objects known to the engine when no other is left. */
  readonly sample: object;
}

export interface FieldSchema {
  readonly name: string;
  /** The name that the model sees. */
  readonly key: string;
  readonly schema: Schema;
  readonly admitsNull: boolean;
  readonly isStateful: boolean;
  /** Whether a partial without this field, which may not be null, is not shown. */
  readonly isNotNull: boolean;
}

/** A type compiled for parsing. */
export type Schema =
  | ScalarSchema
  | MediaSchema
  | LiteralSchema
  | EnumSchema
  | ListSchema
  | MapSchema
  | UnionSchema
  | AliasSchema
  | ClassSchema;

/**
 * What every schema is made from. Perf: all schemas have the same properties in the same order, so that looking at their kind, the most
 * frequent step of coercion, costs one load instead of a search (20 % of a parse).
 */
export const BLANK_SCHEMA = {
  kind: undefined,
  constraints: undefined,
  isDone: false,
  isStateful: false,
  name: undefined,
  value: undefined,
  values: undefined,
  byKey: undefined,
  spellings: undefined,
  item: undefined,
  key: undefined,
  members: undefined,
  hasNull: undefined,
  target: undefined,
  shape: undefined,
} as const;

/** Null without attributes. Like other values that are never shown half, it is done by nature. */
export const NULL_SCHEMA: ScalarSchema = { ...BLANK_SCHEMA, kind: 'null', isDone: true };

/** Tells whether a type is one text. */
export function isTextLiteral(schema: Schema): schema is LiteralSchema & { readonly value: string } {
  return schema.kind === 'literal' && typeof schema.value === 'string';
}

/** Tells whether null is a value of the type. */
export function admitsNull(schema: Schema): boolean {
  if (schema.kind === 'alias') return admitsNull(schema.target());
  return schema.kind === 'null' || (schema.kind === 'union' && (schema.hasNull || schema.members.some(admitsNull)));
}

/** Tells whether a type has an empty value, which stands in for a missing one. */
export function hasEmptyValue({ kind }: Schema): boolean {
  return kind === 'list' || kind === 'map';
}
