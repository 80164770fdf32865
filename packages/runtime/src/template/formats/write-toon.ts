import { lazyPattern } from '../../text/lazy-pattern.ts';
import { compareTexts } from '../compare-values.ts';
import { showFloat } from '../float-text.ts';
import { isPlainList, isPlainMap, type PlainData, type PlainMap } from '../to-plain-data.ts';
import { FloatValue } from '../values.ts';

/** How TOON (token-oriented object notation) is laid out. */
export interface ToonOptions {
  /** Blanks per level. */
  readonly indent: number;
  readonly delimiter: ',' | '\t' | '|';
  /** One character before each length, or nothing. */
  readonly lengthMarker: string;
}

/** Writes data as TOON. Keys are sorted by code point, as in the reference implementation. */
export function writeToon(data: PlainData, options: ToonOptions): string {
  const lines = isPlainList(data)
    ? writeList('', data, options)
    : isPlainMap(data)
      ? writeMap(data, options)
      : [writeScalar(data, options)];
  return lines.join('\n');
}

function writeMap(map: PlainMap, options: ToonOptions): readonly string[] {
  return sortKeys(map).flatMap((key) => writeEntry(key, map.get(key) ?? null, options));
}

function writeEntry(key: string, value: PlainData, options: ToonOptions): readonly string[] {
  if (isPlainMap(value)) return [`${writeKey(key)}:`, ...indentLines(writeMap(value, options), options)];
  if (isPlainList(value)) return writeList(writeKey(key), value, options);
  return [`${writeKey(key)}: ${writeScalar(value, options)}`];
}

/** Writes a list behind its key, which is empty at the top and inside lists. */
function writeList(key: string, list: readonly PlainData[], options: ToonOptions): readonly string[] {
  const { delimiter, lengthMarker } = options;
  const header = `${key}[${lengthMarker}${list.length}${delimiter === ',' ? '' : delimiter}]`;
  if (list.length === 0) return [`${header}:`];
  if (list.every(isScalar)) return [`${header}: ${writeRow(list, options)}`];
  const columns = findColumns(list);
  if (columns === undefined)
    return [
      `${header}:`,
      ...indentLines(
        list.flatMap((item) => writeItem(item, options)),
        options,
      ),
    ];
  const rows = list.map((row) =>
    writeRow(
      columns.map((column) => (isPlainMap(row) ? row.get(column) : null) ?? null),
      options,
    ),
  );
  return [`${header}{${columns.map(writeKey).join(delimiter)}}:`, ...indentLines(rows, options)];
}

function writeItem(item: PlainData, options: ToonOptions): readonly string[] {
  if (isPlainList(item)) return prefixFirst(writeList('', item, options));
  if (!isPlainMap(item)) return [`- ${writeScalar(item, options)}`];
  const [firstKey, ...otherKeys] = sortKeys(item);
  if (firstKey === undefined) return ['-'];
  const first = item.get(firstKey) ?? null;
  // The entries of a map on the dash line stand one level deeper than those of a list there.
  const [head = '', ...body] = writeEntry(firstKey, first, options);
  const others = otherKeys.flatMap((key) => writeEntry(key, item.get(key) ?? null, options));
  return [`- ${head}`, ...(isPlainMap(first) ? indentLines(body, options) : body), ...indentLines(others, options)];
}

function prefixFirst([first = '', ...rest]: readonly string[]): readonly string[] {
  return [`- ${first}`, ...rest];
}

/** The columns of a table: the keys that all elements share, when all are maps of scalars with the same keys. */
function findColumns(list: readonly PlainData[]): readonly string[] | undefined {
  const [first] = list;
  if (first === undefined || !isPlainMap(first) || first.size === 0) return undefined;
  const isRow = (row: PlainData): boolean =>
    isPlainMap(row) && row.size === first.size && Array.from(row).every(([key, value]) => first.has(key) && isScalar(value));
  return list.every(isRow) ? sortKeys(first) : undefined;
}

function isScalar(data: PlainData): boolean {
  return !isPlainList(data) && !isPlainMap(data);
}

function writeRow(row: readonly PlainData[], options: ToonOptions): string {
  return row.map((cell) => writeScalar(cell, options)).join(options.delimiter);
}

function indentLines(lines: readonly string[], { indent }: ToonOptions): readonly string[] {
  const margin = ' '.repeat(indent);
  return lines.map((line) => margin + line);
}

function sortKeys(map: PlainMap): readonly string[] {
  return [...map.keys()].sort(compareTexts);
}

/** What reads as something else when it is not quoted: words of JSON and numbers, leading zeros too. */
const NOT_TEXT = /^(?:|true|false|null|-?\d+(?:\.\d+)?(?:e[-+]?\d+)?)$/;
const needsQuotes = lazyPattern('^\\p{White_Space}|\\p{White_Space}$|[:"\\\\[\\]{}\\n\\r\\t]|^- ', 'u');

function writeScalar(data: PlainData, { delimiter }: ToonOptions): string {
  if (data instanceof FloatValue) return Number.isFinite(data.value) ? showFloat(data.value).replace(/\.0$/, '') : 'null';
  if (typeof data !== 'string') return String(data);
  return NOT_TEXT.test(data) || needsQuotes().test(data) || data.includes(delimiter) ? quote(data) : data;
}

function writeKey(key: string): string {
  return /^[A-Za-z_][\w.]*$/.test(key) ? key : quote(key);
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quote(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (character) => ESCAPES[character] ?? character)}"`;
}
