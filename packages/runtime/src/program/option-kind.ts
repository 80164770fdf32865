/**
 * What an option of a client accepts. Numbers, words and texts of `.baml` files may also be `env.NAME` (their content is checked when a
 * call reads it), unless `env` is false; switches and maps never are.
 */
export type OptionKind =
  | TextKind
  | NumberKind
  | WordKind
  | { readonly kind: 'boolean' }
  | ListKind
  /** Known keys. */
  | { readonly kind: 'map'; readonly entries: OptionTable }
  | DictionaryKind
  | { readonly kind: 'either'; readonly kinds: readonly OptionKind[] }
  /** Any JSON. */
  | { readonly kind: 'json' }
  /** A function or an object, which only code can give. */
  | { readonly kind: 'object' };

/** Any text, at least one character unless `empty` is allowed. */
export interface TextKind {
  readonly kind: 'text';
  readonly empty?: true;
  readonly form?: TextForm;
}

/** A form that a text must have, and its name in messages: `an absolute http or https URL`. */
export interface TextForm {
  readonly pattern: RegExp;
  readonly name: string;
}

/** A number in `[min, max]`. */
export interface NumberKind {
  readonly kind: 'number';
  readonly whole?: true;
  readonly min?: number;
  readonly max?: number;
  readonly env?: false;
}

/** One of a fixed set of words. */
export interface WordKind {
  readonly kind: 'word';
  readonly words: readonly string[];
  readonly env?: false;
}

export interface ListKind {
  readonly kind: 'list';
  readonly item: OptionKind;
  readonly min?: number;
  readonly max?: number;
}

/** A map whose keys the user chooses. */
export interface DictionaryKind {
  readonly kind: 'dictionary';
  readonly value: OptionKind;
  readonly max?: number;
  readonly key?: TextForm;
  /** Keys, in lower case, that must not be set. */
  readonly forbidden?: readonly string[];
}

/** Option names with what each accepts. Read as a map, so that a user's key such as `constructor` never meets a prototype. */
export type OptionTable = ReadonlyMap<string, OptionKind>;

export const TEXT: TextKind = { kind: 'text' };
export const ANY_TEXT: TextKind = { kind: 'text', empty: true };
export const BOOLEAN: OptionKind = { kind: 'boolean' };
export const JSON_VALUE: OptionKind = { kind: 'json' };
export const OBJECT: OptionKind = { kind: 'object' };

export function optionTable(entries: Readonly<Record<string, OptionKind>>): OptionTable {
  return new Map(Object.entries(entries));
}

export function text(name: string, pattern: RegExp): TextKind {
  return { kind: 'text', form: { name, pattern } };
}

export function word(...words: readonly string[]): WordKind {
  return { kind: 'word', words };
}

export function number(min: number, max?: number): NumberKind {
  return max === undefined ? { kind: 'number', min } : { kind: 'number', min, max };
}

export function integer(min: number, max?: number): NumberKind {
  return { ...number(min, max), whole: true };
}

export function listOf(item: OptionKind, bounds: { readonly min?: number; readonly max?: number } = {}): ListKind {
  return { kind: 'list', item, ...bounds };
}

export function map(entries: Readonly<Record<string, OptionKind>>): OptionKind {
  return { kind: 'map', entries: optionTable(entries) };
}

export function dictionary(value: OptionKind): DictionaryKind {
  return { kind: 'dictionary', value };
}

export function either(...kinds: readonly OptionKind[]): OptionKind {
  return { kind: 'either', kinds };
}
