/** Only ever asked for one character: no property that objects have by themselves. */
const SHORT_ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\\': '\\', '"': '"', '/': '/' };
const UNICODE_ESCAPE = /^\\u([\da-f]{4})/i;
/** The beginning of an escape, or the first of two that make one character, and perhaps the beginning of the second. */
const UNFINISHED = /^(?:\\ud[89ab][\da-f]{2})?(?:\\(?:u[\da-f]{0,3})?)?$/i;
const LONGEST_UNFINISHED = 11;

/** Tells whether a text ends before the escape that begins at `at`. */
export function isUnfinishedEscape(text: string, at: number): boolean {
  return text.length - at <= LONGEST_UNFINISHED && UNFINISHED.test(text.slice(at));
}

/**
 * Gives what a text between quotes of one form stands for. A backslash that escapes nothing stays. Differs: the reference implementation
 * neither decodes `\u` nor knows escapes in single quotes outside of strict JSON.
 */
export function decodeEscapes(text: string, quote: string): string {
  // Perf: joined at once, since each text that is added to another makes a node of its own.
  const parts: string[] = [];
  let start = 0;
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', start)) {
    const escaped = text.charAt(at + 1);
    const short = escaped === quote ? quote : SHORT_ESCAPES[escaped];
    const unit = short === undefined ? UNICODE_ESCAPE.exec(text.slice(at, at + 6))?.[1] : undefined;
    if (at > start) parts.push(text.slice(start, at));
    parts.push(unit === undefined ? (short ?? text.slice(at, at + 2)) : String.fromCharCode(Number.parseInt(unit, 16)));
    start = at + (unit === undefined ? 2 : 6);
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(start);
}
