import type { NumberKind, OptionKind } from 'outcrop/program';

/** What an option accepts, in words that follow "must be". */
export function expectedValue(kind: OptionKind): string {
  switch (kind.kind) {
    case 'text':
      return kind.form?.name ?? (kind.empty === true ? 'a string' : 'a string that is not empty');
    case 'number':
      return expectedNumber(kind);
    case 'word':
      return alternatives(kind.words.map((word) => `"${word}"`));
    case 'boolean':
      return 'true or false';
    case 'list':
      return `a list, each item ${expectedValue(kind.item)}`;
    case 'map':
    case 'dictionary':
      return 'a map';
    case 'either':
      return alternatives(kind.kinds.map(expectedValue));
    case 'json':
    case 'object':
      return 'a value';
  }
}

function expectedNumber({ whole, min, max }: NumberKind): string {
  const what = whole === true ? 'an integer' : 'a number';
  if (min === undefined) return what;
  return max === undefined ? `${what} ≥ ${min}` : `${what} from ${min} to ${max}`;
}

function alternatives(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
