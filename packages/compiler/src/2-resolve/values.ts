import { type Body, type Entry, type MapValue, suggest, type Value } from '@outcrop/grammar';

/** The first entry with a key. */
export function entryOf({ entries }: Body | MapValue, key: string): Entry | undefined {
  return entries.find((entry) => entry.key.text === key);
}

/** Whether a body has no entry with a key, nor one whose key looks like a misspelling of it: that one is told of instead. */
export function isMissing(body: Body | MapValue, key: string): boolean {
  if (body.recovered || entryOf(body, key) !== undefined) return false;
  return !body.entries.some((entry) => suggest(entry.key.text, [key]).length > 0);
}

/** The text of a string in any of its three forms; undefined for other values. */
export function stringOf(value: Value): string | undefined {
  return value.kind === 'quoted' || value.kind === 'raw' || value.kind === 'bare' ? value.value : undefined;
}

/** The entries whose keys can be judged: those with a legal key and a value. */
export function soundEntries({ entries }: Body | MapValue): readonly Entry[] {
  return entries.filter(({ key, value }) => !key.recovered && value.kind !== 'broken');
}

/** The text of the first entry with a key, when it is a string. */
export function stringIn(body: Body | MapValue, key: string): string | undefined {
  const entry = entryOf(body, key);
  return entry === undefined ? undefined : stringOf(entry.value);
}

/**
 * Whether nothing can be said about a value: it has a syntax error, or a form that is reported wherever it stands. Nothing that follows
 * from it is reported.
 */
export function isPoisoned(value: Value): boolean {
  switch (value.kind) {
    case 'broken':
    case 'template-call':
    case 'template-expression':
      return true;
    case 'map':
    case 'list':
      // What is left of them can be checked.
      return false;
    case 'quoted':
    case 'raw':
    case 'bare':
    case 'number':
    case 'boolean':
    case 'null':
    case 'environment':
      return value.recovered;
  }
}

/** A value in messages: `"100" (a string)`, `a map`. */
export function describeValue(value: Value): string {
  switch (value.kind) {
    case 'quoted':
    case 'raw':
    case 'bare':
      return `${JSON.stringify(shorten(value.value))} (a string)`;
    case 'number':
      return value.text;
    case 'boolean':
      return String(value.value);
    case 'null':
      return 'null';
    case 'environment':
      return `env.${value.variable.text}`;
    case 'template-call':
      return `${value.name.text}(…)`;
    case 'template-expression':
      return 'an expression';
    case 'map':
      return 'a map';
    case 'list':
      return 'a list';
    case 'broken':
      return 'nothing';
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
