import type { Diagnostic } from './diagnostic.ts';
import { parse } from './parse.ts';
import { print } from './printer/print.ts';
import type { SourceFile } from './source-file.ts';

/** What became of a file: its text in the canonical layout, or the errors for which it was left alone. */
export type FormatResult =
  | { readonly kind: 'formatted'; readonly text: string }
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] };

/** A comment with this in it keeps a file as it is. */
const IGNORE = /baml-format\s*:\s*ignore/i;

/** Lays out a source file. */
export function format(file: SourceFile): FormatResult {
  const { tree, diagnostics } = parse(file);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { kind: 'broken', diagnostics };
  const isIgnored = tree.comments.some(({ text }) => IGNORE.test(text));
  return { kind: 'formatted', text: isIgnored ? file.text : print(tree) };
}
