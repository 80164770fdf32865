import { jsonFloat } from '../float-text.ts';
import { isPlainList, isPlainMap, type PlainData } from '../to-plain-data.ts';
import { FloatValue } from '../values.ts';

/** Writes data as JSON: compact, or over lines when an indent (in blanks) is given. */
export function writeJson(data: PlainData, indent?: number): string {
  return writeValue(data, indent, '\n');
}

/** `newline` is what begins a line at the depth of the value. */
function writeValue(data: PlainData, indent: number | undefined, newline: string): string {
  if (typeof data === 'string') return JSON.stringify(data);
  if (data instanceof FloatValue) return jsonFloat(data.value);
  const inner = newline + ' '.repeat(indent ?? 0);
  if (isPlainList(data))
    return writeBlock(
      '[',
      data.map((item) => writeValue(item, indent, inner)),
      ']',
    );
  if (!isPlainMap(data)) return String(data);
  const colon = indent === undefined ? ':' : ': ';
  return writeBlock(
    '{',
    Array.from(data, ([key, item]) => `${JSON.stringify(key)}${colon}${writeValue(item, indent, inner)}`),
    '}',
  );

  function writeBlock(open: string, items: readonly string[], close: string): string {
    if (indent === undefined || items.length === 0) return open + items.join(',') + close;
    return open + inner + items.join(`,${inner}`) + newline + close;
  }
}
