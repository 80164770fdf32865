import { jsonFloat } from '../float-text.ts';
import { isPlainList, isPlainMap, type PlainData } from '../to-plain-data.ts';
import { FloatValue } from '../values.ts';

/** Writes data as YAML in block style, two blanks a level, list items at the indentation of their key; with a final newline. */
export function writeYaml(data: PlainData): string {
  const lines = typeof data === 'string' ? prefixFirst('', writeText(data)) : writeLines(data);
  return `${lines.join('\n')}\n`;
}

/** The lines of a value at the left margin. All lines of a text but the first are still to be indented. */
function writeLines(data: PlainData): readonly string[] {
  if (isPlainMap(data) && data.size > 0) return Array.from(data).flatMap(([key, value]) => writeEntry(writeKey(key), value));
  if (isPlainList(data) && data.length > 0) return data.flatMap((item) => prefixFirst('- ', writeLines(item)));
  if (isPlainMap(data)) return ['{}'];
  if (isPlainList(data)) return ['[]'];
  if (data instanceof FloatValue) return [jsonFloat(data.value)];
  return typeof data === 'string' ? writeText(data) : [String(data)];
}

function writeEntry(key: string, value: PlainData): readonly string[] {
  if (isPlainMap(value) && value.size > 0) return [`${key}:`, ...writeLines(value).map(indentLine)];
  if (isPlainList(value) && value.length > 0) return [`${key}:`, ...writeLines(value)];
  return prefixFirst(`${key}: `, writeLines(value));
}

function prefixFirst(prefix: string, [first = '', ...rest]: readonly string[]): readonly string[] {
  return [prefix + first, ...rest.map(indentLine)];
}

function indentLine(line: string): string {
  return line === '' ? '' : `  ${line}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be escaped
const NEEDS_ESCAPES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]| \n/;

/** What reads as something else when it is not quoted: null, bools, numbers. */
const NOT_TEXT =
  /^(?:|~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?(?:0x[\da-fA-F]+|0o[0-7]+|0b[01]+)|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

/** What means something in YAML where it stands. */
const NOT_PLAIN = /^ | $|^(?:---|\.\.\.)|^[-?:](?: |$)|^[,[\]{}#&*!|>'"%@`]|: | #|:$/;

function writeText(text: string): readonly string[] {
  if (text.includes('\n') && !text.endsWith(' ') && !NEEDS_ESCAPES.test(text)) return writeLiteral(text);
  return [writeKey(text)];
}

/** Writes a text on one line: plain where that reads back as the same text, else quoted. */
function writeKey(text: string): string {
  if (NEEDS_ESCAPES.test(text) || text.includes('\n')) return quoteWithEscapes(text);
  return NOT_TEXT.test(text) || NOT_PLAIN.test(text) ? `'${text.replaceAll("'", "''")}'` : text;
}

/** Writes a text of several lines as it is. The header says how it begins (`2`: with white space) and how it ends. */
function writeLiteral(text: string): readonly string[] {
  const start = /^[ \n]/.test(text) ? '2' : '';
  const end = text.endsWith('\n\n') || text === '\n' ? '+' : text.endsWith('\n') ? '' : '-';
  return [`|${start}${end}`, ...text.replace(/\n$/, '').split('\n')];
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\0': '\\0',
  '\u0007': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\u001b': '\\e',
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

function quoteWithEscapes(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to be escaped
  return `"${text.replace(/["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g, (character) => ESCAPES[character] ?? escapeCode(character))}"`;
}

function escapeCode(character: string): string {
  const code = character.charCodeAt(0).toString(16).toUpperCase();
  return code.length > 2 ? `\\u${code.padStart(4, '0')}` : `\\x${code.padStart(2, '0')}`;
}
