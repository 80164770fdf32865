import type { SourceFile } from '../source-file.ts';
import type { Span } from '../span.ts';
import type { Comment, Document } from '../syntax-tree.ts';
import { Writer } from './writer.ts';

/** The widest line that needs no breaking. */
export const MAX_WIDTH = 100;

/** A writer, and what the layout of a node depends on in the source. */
export interface Layout {
  readonly writer: Writer;
  /** Text of the source. */
  textOf(span: Span): string;
  /** Does a line end between two offsets of the source? */
  hasNewLine(start: number, end: number): boolean;
  hasComment(span: Span): boolean;
  /** Does a part fit on the current line, after what stands on it already? */
  fits(print: (layout: Layout) => void): boolean;
}

/** Makes the layout of a document that nothing has been written of. */
export function createLayout({ file, comments }: Document): Layout {
  return layoutFor(new Writer(file, comments), file, comments);
}

function layoutFor(writer: Writer, file: SourceFile, comments: readonly Comment[]): Layout {
  const textOf = ({ start, end }: Span) => file.text.slice(start, end);
  return {
    writer,
    textOf,
    hasNewLine: (start, end) => /[\r\n]/.test(textOf({ start, end })),
    hasComment: ({ start, end }) => (comments[indexAfter(comments, start)]?.span.start ?? end) < end,
    fits: (print) => {
      const draft = new Writer(file, []);
      print(layoutFor(draft, file, []));
      const [line = ''] = draft.text.split('\n', 1);
      return writer.column + line.length <= MAX_WIDTH;
    },
  };
}

/** The index of the first comment at or after an offset. */
function indexAfter(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.span.start ?? offset) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
