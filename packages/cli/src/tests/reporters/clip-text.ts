/** Longest value or text that is shown. */
const MAX_LINES = 40;
const MAX_CHARACTERS = 8000;

/** The lines of a text; of a long one the first, and how much is missing. */
export function clipText(text: string): readonly string[] {
  const lines = text.split('\n');
  const shown = lines.slice(0, MAX_LINES);
  const more = lines.length > MAX_LINES ? [`… ${lines.length - MAX_LINES} more lines`] : [];
  const length = shown.join('\n').length;
  if (length <= MAX_CHARACTERS) return [...shown, ...more];
  const cut = shown
    .join('\n')
    .slice(0, MAX_CHARACTERS)
    .replace(/[\uD800-\uDBFF]$/, '');
  return [...cut.split('\n'), `… ${text.length - cut.length} more characters`];
}
