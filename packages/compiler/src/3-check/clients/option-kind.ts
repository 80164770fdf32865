/**
 * What a client option accepts. Numbers and texts may also be `env.NAME` (their content is checked when a call reads it), unless
 * `env` is false; switches and maps never are.
 */
export type OptionKind =
  | TextKind
  | NumberKind
  | WordKind
  | { readonly kind: 'boolean' }
  | ListKind
  | { readonly kind: 'map'; readonly entries: OptionTable }
  | DictionaryKind
  | { readonly kind: 'either'; readonly kinds: readonly OptionKind[] }
  | { readonly kind: 'anything' };

/** Any text, at least one character unless `empty` is allowed. */
export interface TextKind {
  readonly kind: 'text';
  readonly empty?: true;
  readonly matches?: TextForm;
}

/** A form that a literal text must have, and its name in messages: `an absolute http or https URL`. */
interface TextForm {
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

/** One of a fixed set of words, bare or quoted. */
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

/** Option names with what each accepts. */
export type OptionTable = ReadonlyMap<string, OptionKind>;

/** Tables are written as objects and read as maps, so that a user's key such as `constructor` never meets a prototype. */
export function optionTable(entries: Readonly<Record<string, OptionKind>>): OptionTable {
  return new Map(Object.entries(entries));
}

export const TEXT: TextKind = { kind: 'text' };
export const BOOLEAN: OptionKind = { kind: 'boolean' };
export const ANYTHING: OptionKind = { kind: 'anything' };

export function word(...words: readonly string[]): WordKind {
  return { kind: 'word', words };
}

export function text(name: string, pattern: RegExp): TextKind {
  return { kind: 'text', matches: { name, pattern } };
}

export function integer(min: number, max?: number): NumberKind {
  return max === undefined ? { kind: 'number', whole: true, min } : { kind: 'number', whole: true, min, max };
}

export function listOf(item: OptionKind, bounds: { readonly min?: number; readonly max?: number } = {}): ListKind {
  return { kind: 'list', item, ...bounds };
}

export function map(entries: Readonly<Record<string, OptionKind>>): OptionKind {
  return { kind: 'map', entries: optionTable(entries) };
}

export function either(...kinds: readonly OptionKind[]): OptionKind {
  return { kind: 'either', kinds };
}
