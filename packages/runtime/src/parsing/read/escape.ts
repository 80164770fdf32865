import { BACKSLASH, DOUBLE_QUOTE, LOWER_U, SINGLE_QUOTE, SLASH } from './characters.ts';

/** What an escape stands for and how long it is, or that not enough of it is there. */
export type Escape = { readonly text: string; readonly length: number } | 'undecided';

const SHORT_ESCAPES: ReadonlyMap<number, Escape> = new Map<number, Escape>([
  [110, { text: '\n', length: 2 }],
  [116, { text: '\t', length: 2 }],
  [114, { text: '\r', length: 2 }],
  [98, { text: '\b', length: 2 }],
  [102, { text: '\f', length: 2 }],
  [BACKSLASH, { text: '\\', length: 2 }],
  [DOUBLE_QUOTE, { text: '"', length: 2 }],
  [SLASH, { text: '/', length: 2 }],
]);
const SINGLE_QUOTE_ESCAPE: Escape = { text: "'", length: 2 };
const UNICODE_LENGTH = 6;

/**
 * Reads the escape that begins at `at`. A backslash that escapes nothing stays. Differs: the reference implementation neither decodes `\u`
 * nor knows escapes in single quotes outside of strict JSON.
 */
export function readEscape(text: string, at: number, quote: number): Escape {
  if (at + 1 >= text.length) return 'undecided';
  const code = text.charCodeAt(at + 1);
  if (code === LOWER_U) return readUnicodeEscape(text, at);
  if (code === SINGLE_QUOTE && quote === SINGLE_QUOTE) return SINGLE_QUOTE_ESCAPE;
  return SHORT_ESCAPES.get(code) ?? { text: text.slice(at, at + 2), length: 2 };
}

function readUnicodeEscape(text: string, at: number): Escape {
  const unit = readCodeUnit(text, at);
  if (unit === 'undecided') return unit;
  if (unit < 0) return { text: '\\', length: 1 };
  const single: Escape = { text: String.fromCharCode(unit), length: UNICODE_LENGTH };
  if (unit < 0xd800 || unit > 0xdbff) return single;
  const second = readCodeUnit(text, at + UNICODE_LENGTH);
  if (second === 'undecided') return second;
  if (second < 0xdc00 || second > 0xdfff) return single;
  return { text: String.fromCharCode(unit, second), length: 2 * UNICODE_LENGTH };
}

/** Reads `\uXXXX`. Gives −1 when something else stands there. */
function readCodeUnit(text: string, at: number): number | 'undecided' {
  if (at >= text.length) return 'undecided';
  if (text.charCodeAt(at) !== BACKSLASH) return -1;
  if (at + 1 >= text.length) return 'undecided';
  if (text.charCodeAt(at + 1) !== LOWER_U) return -1;
  let value = 0;
  for (let index = at + 2; index < at + UNICODE_LENGTH; index += 1) {
    if (index >= text.length) return 'undecided';
    const digit = hexDigit(text.charCodeAt(index));
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

function hexDigit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const lower = code | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
