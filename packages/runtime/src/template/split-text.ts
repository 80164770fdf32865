/** Splits a text at a separator, or at runs of white space (Unicode) when there is none; at most `limit` times. */
export function splitText(text: string, separator: string | undefined, limit: number = Number.POSITIVE_INFINITY): string[] {
  return separator === undefined ? splitWords(text, limit) : splitAt(text, separator, limit);
}

/** Splits a text into lines, without their line ends unless they are kept. A final line end begins no new line. */
export function splitLines(text: string, keepEnds = false): string[] {
  const lines = text === '' ? [] : text.split(/(?<=\n)/);
  return keepEnds ? lines : lines.map((line) => line.replace(/\r?\n$/, ''));
}

function splitAt(text: string, separator: string, limit: number): string[] {
  // An empty separator stands between all characters, and before and behind them.
  const parts = separator === '' ? ['', ...text, ''] : text.split(separator);
  return parts.length - 1 <= limit ? parts : [...parts.slice(0, limit), parts.slice(limit).join(separator)];
}

function splitWords(text: string, limit: number): string[] {
  const words: string[] = [];
  for (const { 0: word, index } of text.matchAll(/\P{White_Space}+/gu)) {
    if (words.length >= limit) return [...words, text.slice(index)];
    words.push(word);
  }
  return words;
}
