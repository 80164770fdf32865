import type { FormatField, FormatType } from './format-type.ts';

const MAX_DEPTH = 64;
const PRIMITIVES = new Set(['string', 'int', 'float', 'bool', 'null']);

/** Where a type was found to end. */
export interface ParsedFormatType {
  readonly type: FormatType;
  readonly end: number;
}

/**
 * Parses the type that starts at an offset of a prompt, or gives undefined if none does. Comments and line breaks are skipped.
 *
 * `union = item ("or" item)*`, `item = base "[]"*`, `base = word | literal | 'value' | map<K, V> | { K: V } | { field: T, … } | [ T ] | ( T )`
 */
export function parseFormatType(text: string, offset: number): ParsedFormatType | undefined {
  const reader = createReader(text, offset);
  const type = readUnion(reader, 0);
  return type && { type, end: reader.position() };
}

interface Reader {
  position(): number;
  /** Skips blanks, line breaks and comments, then takes the pattern if it matches there. */
  take(pattern: RegExp): RegExpExecArray | undefined;
}

function createReader(text: string, offset: number): Reader {
  const blank = /(?:\s+|\/\/[^\n]*)*/y;
  let position = offset;
  return {
    position: () => position,
    take(pattern) {
      blank.lastIndex = position;
      blank.exec(text);
      pattern.lastIndex = blank.lastIndex;
      const match = pattern.exec(text) ?? undefined;
      if (match) position = pattern.lastIndex;
      return match;
    },
  };
}

function readUnion(reader: Reader, depth: number): FormatType | undefined {
  const members: FormatType[] = [];
  do {
    const member = depth < MAX_DEPTH ? readItem(reader, depth) : undefined;
    if (!member) return undefined;
    members.push(member);
  } while (reader.take(/or\b|\|+|\/(?!\/)/y));
  const [first] = members;
  if (members.length === 1) return first;
  return listOfValues(members) ?? { kind: 'union', members };
}

/** Reads `'A' or 'B'[]` as a list: the format text leaves the parentheses out around the values of a short enum. */
function listOfValues(members: readonly FormatType[]): FormatType | undefined {
  const values = members.map((member, index) => {
    const value = index === members.length - 1 && member.kind === 'list' ? member.item : member;
    return value.kind === 'enum' ? value.values : undefined;
  });
  const isList = members.at(-1)?.kind === 'list' && values.every((value) => value !== undefined);
  return isList ? { kind: 'list', item: { kind: 'enum', values: values.flatMap((value) => value ?? []) } } : undefined;
}

function readItem(reader: Reader, depth: number): FormatType | undefined {
  let type = readBase(reader, depth);
  while (type && reader.take(/\[\]/y)) type = { kind: 'list', item: type };
  return type;
}

function readBase(reader: Reader, depth: number): FormatType | undefined {
  if (reader.take(/\(/y)) return readEnclosed(reader, depth, /\)/y);
  if (reader.take(/\[/y)) {
    const item = readEnclosed(reader, depth, /,?\s*\]/y);
    return item && { kind: 'list', item };
  }
  if (reader.take(/map\s*</y)) return readMap(reader, depth, /,/y, />/y);
  // A class opens with a line break, a map written as an object does not.
  if (reader.take(/\{(?=[^\S\n]*\S)(?!\s*\/\/|\s*\})/y)) return readMap(reader, depth, /:/y, /\}/y);
  if (reader.take(/\{/y)) return readClass(reader, depth);
  return readScalar(reader);
}

function readEnclosed(reader: Reader, depth: number, close: RegExp): FormatType | undefined {
  const type = readUnion(reader, depth + 1);
  return type && reader.take(close) ? type : undefined;
}

function readMap(reader: Reader, depth: number, separator: RegExp, close: RegExp): FormatType | undefined {
  const key = readUnion(reader, depth + 1);
  if (!key || !reader.take(separator)) return undefined;
  const value = readUnion(reader, depth + 1);
  return value && reader.take(close) ? { kind: 'map', key, value } : undefined;
}

function readClass(reader: Reader, depth: number): FormatType | undefined {
  const fields: FormatField[] = [];
  while (!reader.take(/\}/y)) {
    const name = reader.take(/"?([^\s"{}[\]][^\n:"]*)"?:/y)?.[1];
    const type = name === undefined ? undefined : readUnion(reader, depth + 1);
    if (name === undefined || !type) return undefined;
    fields.push({ name, type });
    reader.take(/,/y);
  }
  return { kind: 'class', fields };
}

function readScalar(reader: Reader): FormatType | undefined {
  const text = reader.take(/"(?:[^"\\\n]|\\.)*"/y)?.[0];
  if (text !== undefined) return readTextLiteral(text);
  const value = reader.take(/'([^'\n]*)'/y)?.[1];
  if (value !== undefined) return { kind: 'enum', values: [value] };
  const number = reader.take(/-?\d+(?:\.\d+)?(?![\w.])/y)?.[0];
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  const word = reader.take(/[A-Za-z_][\w-]*/y)?.[0];
  return word === undefined || word === 'or' ? undefined : readWord(word);
}

function readTextLiteral(text: string): FormatType | undefined {
  try {
    return { kind: 'literal', value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function readWord(word: string): FormatType {
  if (PRIMITIVES.has(word)) return { kind: 'primitive', name: word as 'string' | 'int' | 'float' | 'bool' | 'null' };
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
  return { kind: 'name', name: word };
}
