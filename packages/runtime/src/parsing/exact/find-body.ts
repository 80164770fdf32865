/** A part of a text. */
export interface Body {
  readonly start: number;
  readonly end: number;
}

const FENCE_OPENING = /^[ \t]*```[a-z\d ]+\r?$/im;
const FENCE_CLOSING = /^\s*\n[ \t]*```[ \t]*\r?(?:\n|$)/;

/**
 * Finds the only place in an answer where JSON may stand: from the first bracket to the last, possibly in one code fence. Gives nothing when
 * there are more fences or other content in the fence; such answers need a closer look.
 */
export function findBody(text: string): Body | undefined {
  const start = text.search(/[{[]/);
  const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']')) + 1;
  const backticks = text.indexOf('```', start);
  if (start === -1 || end <= start || (backticks !== -1 && backticks < end)) return undefined;
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (/[{[]/.test(after) || FENCE_OPENING.test(after)) return undefined;
  const opening = FENCE_OPENING.exec(before);
  const isWhole = opening === null || (before.slice(opening.index + opening[0].length).trim() === '' && FENCE_CLOSING.test(after));
  return isWhole ? { start, end } : undefined;
}
