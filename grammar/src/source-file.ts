import type { Position } from './span.ts';

/** The text of one `.baml` file, and where its lines start. */
export interface SourceFile {
  /** As shown to people and used as a key: relative, with `/`. */
  readonly path: string;
  /** The whole text, a byte order mark included, so that offsets are those of the file. */
  readonly text: string;
  /** Offset of the first character of each line; `\n`, `\r\n` and a lone `\r` end a line. */
  readonly lineStarts: readonly number[];
}

/** Wraps the text of one file. */
export function createSourceFile(path: string, text: string): SourceFile {
  const lineStarts = [0];
  for (const { index, 0: newline } of text.matchAll(/\r\n?|\n/g)) lineStarts.push(index + newline.length);
  return { path, text, lineStarts };
}

/** The line and character of an offset. */
export function positionAt({ lineStarts }: SourceFile, offset: number): Position {
  let low = 0;
  let high = lineStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low, character: offset - (lineStarts[low] ?? 0) };
}

/** The text of one line (zero-based), without its newline; empty for a line that does not exist. */
export function lineAt({ text, lineStarts }: SourceFile, line: number): string {
  const start = lineStarts[line];
  return start === undefined ? '' : text.slice(start, lineStarts[line + 1]).replace(/[\r\n]+$/, '');
}
