import type { Span } from '@outcrop/grammar';

/** A syntax error of a template: thrown by lexer and parser, caught where lowering begins, never seen outside this folder. */
export class TemplateFault extends Error {
  /** In the template's text. */
  readonly span: Span;
  /** What to write instead, in a few words. */
  readonly hint: string | undefined;

  constructor(reason: string, span: Span, hint?: string) {
    super(reason);
    this.span = span;
    this.hint = hint;
  }
}
