import { createReport, type Diagnostic } from './diagnostic.ts';
import { tokenize } from './lexer/tokenize.ts';
import { MESSAGES } from './messages.ts';
import { parseDeclarations } from './parser/parse-declarations.ts';
import type { SourceFile } from './source-file.ts';
import type { Document } from './syntax-tree.ts';
import { buildDocument } from './tree/build-document.ts';

export interface ParseResult {
  readonly tree: Document;
  /** In the order of the file. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a source file. Faults are reported and repaired: there is always a tree, and it takes time in proportion to the text. */
export function parse(file: SourceFile): ParseResult {
  const diagnostics: Diagnostic[] = [];
  const report = createReport(MESSAGES, file, diagnostics);
  const tokenized = tokenize(file, report);
  const tree = buildDocument({ file, tokenized, report }, parseDeclarations(tokenized.tokens));
  return { tree, diagnostics: keepFirstAtEachPlace(diagnostics) };
}

/** Sorts by place. Of several faults at one place the first that was noticed is the cause of the others. */
function keepFirstAtEachPlace(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<number>();
  const kept = diagnostics.filter(({ span: { start } }) => !seen.has(start) && seen.add(start));
  return kept.sort((a, b) => a.span.start - b.span.start);
}
