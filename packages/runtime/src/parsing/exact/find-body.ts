/** A line that opens a code fence. */
const OPENING = /^[ \t]*```[a-z\d ]+\r?$/im;
/** A code fence, and a bracket in it that stands for the body. */
const FENCE = /^[ \t]*```[a-z\d ]+\r?\n\s*\}\s*\n[ \t]*```[ \t]*\r?$/im;

/**
 * Finds the only place in an answer where JSON may stand: from the first bracket to the last, possibly in one code fence. Gives nothing when
 * there are more brackets or fences, or what may be one string; such answers need a closer look.
 */
export function findBody(text: string): string | undefined {
  const start = text.search(/[{[]/);
  if (start === -1 || /^\s*"/.test(text)) return undefined;
  const end = text.lastIndexOf(text[start] === '{' ? '}' : ']') + 1;
  const after = text.slice(end);
  const around = `${text.slice(0, start)}}${after}`;
  const isUnclear = /[{[]/.test(after) || (around.includes('```') && OPENING.test(around.replace(FENCE, '')));
  return isUnclear ? undefined : text.slice(start, end);
}
