import type { SourceFile } from '../source-file.ts';
import type { Span } from '../span.ts';
import type { Comment, Document } from '../syntax-tree.ts';
import { Writer } from './writer.ts';

/** The widest line that needs no breaking. */
const MAX_WIDTH = 100;

/** A writer, and what the layout of a node depends on in the source. */
export interface Layout {
  readonly writer: Writer;
  /** Text of the source. */
  textOf(span: Span): string;
  /** Does a line end between two offsets of the source? */
  hasNewLine(start: number, end: number): boolean;
  hasComment(span: Span): boolean;
  hasDocumentation(span: Span): boolean;
  /** The offset of the first token at or after an offset. */
  nextToken(offset: number): number;
  /** Does the first line of a part fit, starting at a column? */
  fits(column: number, print: (layout: Layout) => void): boolean;
}

/** Makes the layout of a document that nothing has been written of. */
export function createLayout({ file, comments }: Document): Layout {
  return layoutFor(new Writer(file, comments), file, comments);
}

function layoutFor(writer: Writer, file: SourceFile, comments: readonly Comment[]): Layout {
  const textOf = ({ start, end }: Span) => file.text.slice(start, end);
  const commentsIn = ({ start, end }: Span) => comments.slice(indexAfter(comments, start), indexAfter(comments, end));
  return {
    writer,
    textOf,
    hasNewLine: (start, end) => /[\r\n]/.test(textOf({ start, end })),
    hasComment: (span) => commentsIn(span).length > 0,
    hasDocumentation: (span) => commentsIn(span).some(({ kind }) => kind === 'documentation'),
    nextToken: (offset) => {
      let end = offset;
      for (let index = indexAfter(comments, offset); index < comments.length; index += 1) {
        const { span } = comments[index] as Comment;
        if (/\S/.test(textOf({ start: end, end: span.start }))) break;
        end = span.end;
      }
      return end + file.text.slice(end).search(/\S|$/);
    },
    fits: (column, print) => {
      const draft = new Writer(file, []);
      print(layoutFor(draft, file, []));
      const [line = ''] = draft.text.split('\n', 1);
      return column + line.length <= MAX_WIDTH;
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
