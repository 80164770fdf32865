/** One line of a located text: where it starts in the text and where in the file. */
export interface LocatedLine {
  readonly start: number;
  readonly fileStart: number;
}

/** A text taken out of a source file line by line, with what is needed to find every character of it in the file again. */
export interface LocatedText {
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
