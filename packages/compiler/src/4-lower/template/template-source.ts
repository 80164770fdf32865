import { type LocatedText, offsetInFile, type SourceFile, type Span } from '@outcrop/grammar';

/** A template or expression in a source file: its text, dedented where the file's is not, and the way back. */
export interface TemplateSource {
  readonly file: SourceFile;
  readonly text: LocatedText;
}

/** The span in the file of a span in the text. */
export function spanInFile({ text }: TemplateSource, { start, end }: Span): Span {
  const from = offsetInFile(text, start);
  // By the last character, not by the one behind it: that one may stand on the next line, behind indentation that was taken away.
  return { start: from, end: end > start ? offsetInFile(text, end - 1) + 1 : from };
}
