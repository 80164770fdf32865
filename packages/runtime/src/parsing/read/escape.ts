import { SINGLE_QUOTE } from './characters.ts';

/** What an escape stands for and how long it is, or that not enough of it is there. */
export type Escape = { readonly text: string; readonly length: number } | 'undecided';

/** Only ever asked for one character: no property that objects have by themselves. */
const SHORT_ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\\': '\\', '"': '"', '/': '/' };
const UNICODE_ESCAPE = /^\\u([\da-f]{4})/i;
/** The beginning of an escape, or the first of two that make one character, and perhaps the beginning of the second. */
const UNFINISHED = /^(?:\\ud[89ab][\da-f]{2})?(?:\\(?:u[\da-f]{0,3})?)?$/i;
const MAX_LENGTH = 12;

/**
 * Reads the escape that begins at `at`. A backslash that escapes nothing stays. Differs: the reference implementation neither decodes `\u`
 * nor knows escapes in single quotes outside of strict JSON.
 */
export function readEscape(text: string, at: number, quote: number): Escape {
  const escaped = text.charAt(at + 1);
  const short = escaped === "'" && quote === SINGLE_QUOTE ? escaped : SHORT_ESCAPES[escaped];
  if (short !== undefined) return { text: short, length: 2 };
  const rest = text.slice(at, at + MAX_LENGTH);
  if (UNFINISHED.test(rest)) return 'undecided';
  const [whole = rest.slice(0, 2), unit] = UNICODE_ESCAPE.exec(rest) ?? [];
  return { text: unit === undefined ? whole : String.fromCharCode(Number.parseInt(unit, 16)), length: whole.length };
}
