/** One line of a located text: where it starts in the text and where in the file. */
export interface LocatedLine {
  readonly start: number;
  readonly fileStart: number;
}

/** A text taken out of a source file line by line, with what is needed to find every character of it in the file again. */
export interface LocatedText {
  /** Lines are separated by `\n`. */
  readonly value: string;
  /** In order; never empty. */
  readonly lines: readonly LocatedLine[];
}

/** The offset in the file of an offset in the text. */
export function offsetInFile({ lines }: LocatedText, offset: number): number {
  let low = 0;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle;
  }
  const line = lines[low] ?? { start: 0, fileStart: 0 };
  return line.fileStart + (offset - line.start);
}

/** A line of source text, and where it starts in the file. */
export interface SourceLine {
  readonly text: string;
  readonly fileStart: number;
}

/** Cuts source text that starts at `fileStart` into lines, `\r\n` and `\n` left out. */
export function splitLines(content: string, fileStart: number): SourceLine[] {
  const lines: SourceLine[] = [];
  let start = 0;
  for (const { index, 0: newline } of content.matchAll(/\r?\n/g)) {
    lines.push({ text: content.slice(start, index), fileStart: fileStart + start });
    start = index + newline.length;
  }
  lines.push({ text: content.slice(start), fileStart: fileStart + start });
  return lines;
}

/** Joins lines to a text. Without any it is the empty text at `fileStart`. */
export function joinLines(lines: readonly SourceLine[], fileStart: number): LocatedText {
  const located: LocatedLine[] = [];
  let start = 0;
  for (const line of lines) {
    located.push({ start, fileStart: line.fileStart });
    start += line.text.length + 1;
  }
  return { value: lines.map(({ text }) => text).join('\n'), lines: located.length > 0 ? located : [{ start: 0, fileStart }] };
}
