import type { Report } from '../diagnostic.ts';
import type { MESSAGES } from '../messages.ts';
import type { SourceFile } from '../source-file.ts';
import type { Span } from '../span.ts';
import type { FindDocumentation } from './documentation.ts';

/** What building a tree needs besides the nodes of the parser. */
export interface BuildContext {
  readonly file: SourceFile;
  readonly report: Report<typeof MESSAGES>;
  /** The documentation of the field or enum value with this span. */
  readonly memberDocumentation: FindDocumentation;
  /** The documentation of the declaration with this span. */
  readonly declarationDocumentation: FindDocumentation;
}

/** The text of a span. */
export function textOf({ file }: BuildContext, { start, end }: Span): string {
  return file.text.slice(start, end);
}

/** Does a line end between two offsets? */
export function hasNewLine({ file }: BuildContext, start: number, end: number): boolean {
  return /[\r\n]/.test(file.text.slice(start, end));
}

/** The part of a span on the line where it starts. */
export function firstLineOf(context: BuildContext, span: Span): Span {
  return { start: span.start, end: span.start + textOf(context, span).search(/[\r\n]|$/) };
}
