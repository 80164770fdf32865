import { reprFloat, showFloat } from './float-text.ts';
import { checkLength, MAX_VALUE_DEPTH } from './limits.ts';
import { fromMapKey } from './map-key.ts';
import { TemplateError } from './template-error.ts';
import { type ClassInstance, FloatValue, isList, isMap, type MapValue, type TemplateValue, unwrapText } from './values.ts';

/**
 * Gives the text that `{{ value }}` prints (`spec/prompt.md` 5.2).
 *
 * Differs: none prints as `null` everywhere; the reference implementation prints `none` in some places.
 */
export function showValue(wrapped: TemplateValue): string {
  const value = unwrapText(wrapped);
  switch (typeof value) {
    case 'string':
      return value;
    case 'undefined':
      return '';
    case 'object':
      return value instanceof FloatValue ? showFloat(value.value) : printValue(value, { depth: 0 });
    default:
      return String(value);
  }
}

/** Gives the pretty form of any value: strings quoted, containers over several lines. */
export function prettyValue(value: TemplateValue): string {
  return printValue(value, { indent: 0, depth: 0 });
}

/** Where a value stands: how many containers are around it, and how far its lines are indented; no indent means "all on one line". */
interface Place {
  readonly depth: number;
  readonly indent?: number;
}

/** The form of a value inside a container. */
function printValue(wrapped: TemplateValue, place: Place): string {
  const value = unwrapText(wrapped);
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isList(value)) return printList(value, place);
  if (isMap(value)) return printMap(value, place);
  switch (value.kind) {
    case 'float':
      return reprFloat(value.value);
    case 'class':
      return printClass(value, place);
    case 'enum value':
      return value.text;
    case 'media':
      return value.mark();
    case 'host':
      return `<${value.label}>`;
    case 'enum':
      return `<enum ${value.name}>`;
    case 'namespace':
      return printMap(value.attributes, place);
  }
}

function printList(list: readonly TemplateValue[], place: Place): string {
  const inner = enter(place);
  return printBlock(
    '[',
    mapBounded(list, (item) => printValue(item, inner)),
    ']',
    place,
  );
}

function printMap(map: MapValue, place: Place): string {
  const inner = enter(place);
  return printBlock(
    '{',
    mapBounded(map, ([key, value]) => `${printValue(fromMapKey(key), inner)}: ${printValue(value, inner)}`),
    '}',
    place,
  );
}

/** A class is spread over lines wherever it stands; on a line of its own kind its indentation starts from nothing. */
function printClass(instance: ClassInstance, place: Place): string {
  const own: Place = { depth: place.depth, indent: place.indent ?? 0 };
  const inner = enter(own);
  const printField = ([name, value]: readonly [string, TemplateValue]): string =>
    `${quote(instance.aliases.get(name) ?? name)}: ${printValue(value, inner)}`;
  return printBlock('{', mapBounded(instance.fields, printField), '}', own);
}

function printBlock(open: string, items: readonly string[], close: string, { indent }: Place): string {
  if (indent === undefined || items.length === 0) return `${open}${items.join(', ')}${close}`;
  const margin = '    '.repeat(indent);
  return `${open}\n${items.map((item) => `${margin}    ${item},\n`).join('')}${margin}${close}`;
}

function enter({ depth, indent }: Place): Place {
  if (depth >= MAX_VALUE_DEPTH) throw new TemplateError(`the value is nested deeper than ${MAX_VALUE_DEPTH} levels`);
  return indent === undefined ? { depth: depth + 1 } : { depth: depth + 1, indent: indent + 1 };
}

/** Prints every item, and stops with an error when the whole gets too long. */
function mapBounded<Item>(items: Iterable<Item>, print: (item: Item) => string): string[] {
  const printed: string[] = [];
  let length = 0;
  for (const item of items) {
    const text = print(item);
    length += text.length;
    checkLength(length);
    printed.push(text);
  }
  return printed;
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

/**
 * Writes a string in quotes, control characters escaped.
 *
 * Differs: invisible and combining characters stay as they are; the reference implementation escapes them too.
 */
function quote(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be escaped
  return `"${text.replace(/["\\\u0000-\u001f\u007f-\u009f]/g, escapeCharacter)}"`;
}

function escapeCharacter(character: string): string {
  return ESCAPES[character] ?? `\\u{${character.charCodeAt(0).toString(16)}}`;
}
