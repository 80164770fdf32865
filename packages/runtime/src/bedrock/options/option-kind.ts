/** What a client option accepts at run time. */
export type OptionKind =
  | { readonly kind: 'text'; readonly empty?: true; readonly form?: TextForm }
  | { readonly kind: 'number'; readonly whole: boolean; readonly min: number; readonly max: number }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'list'; readonly item: OptionKind; readonly max: number }
  /** Known keys, which may be written in camelCase too. */
  | { readonly kind: 'map'; readonly entries: OptionTable }
  /** Keys that the user chooses. */
  | { readonly kind: 'dictionary'; readonly value: OptionKind; readonly max: number; readonly key?: TextForm }
  | { readonly kind: 'either'; readonly kinds: readonly OptionKind[] }
  /** Any JSON. */
  | { readonly kind: 'json' }
  /** A function or an object, which only code can give. */
  | { readonly kind: 'object' };

/** A form that a text must have, and its name in messages. */
export interface TextForm {
  readonly pattern: RegExp;
  readonly name: string;
}

/** Read as a map, so that a user's key such as `constructor` never meets a prototype. */
export type OptionTable = ReadonlyMap<string, OptionKind>;

export const TEXT: OptionKind = { kind: 'text' };
export const ANY_TEXT: OptionKind = { kind: 'text', empty: true };
export const BOOLEAN: OptionKind = { kind: 'boolean' };
export const JSON_VALUE: OptionKind = { kind: 'json' };
export const OBJECT: OptionKind = { kind: 'object' };

export function table(entries: Readonly<Record<string, OptionKind>>): OptionTable {
  return new Map(Object.entries(entries));
}

export function map(entries: Readonly<Record<string, OptionKind>>): OptionKind {
  return { kind: 'map', entries: table(entries) };
}

export function text(name: string, pattern: RegExp): OptionKind {
  return { kind: 'text', form: { name, pattern } };
}

export function word(...words: readonly string[]): OptionKind {
  return { kind: 'word', words };
}

export function number(min: number, max: number = Number.MAX_SAFE_INTEGER): OptionKind {
  return { kind: 'number', whole: false, min, max };
}

export function integer(min: number, max: number = Number.MAX_SAFE_INTEGER): OptionKind {
  return { kind: 'number', whole: true, min, max };
}

export function listOf(item: OptionKind, max: number = Number.POSITIVE_INFINITY): OptionKind {
  return { kind: 'list', item, max };
}

export function dictionary(value: OptionKind, bounds: { readonly max?: number; readonly key?: TextForm } = {}): OptionKind {
  return { kind: 'dictionary', value, max: Number.POSITIVE_INFINITY, ...bounds };
}

export function either(...kinds: readonly OptionKind[]): OptionKind {
  return { kind: 'either', kinds };
}
