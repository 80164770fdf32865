import type { IRecognitionException, IToken } from 'chevrotain';
import type { DocumentCstNode } from './cst.ts';
import { GrammarParser } from './grammar-parser.ts';

let parser: GrammarParser | undefined;

/** The parser: made when first needed, because its analysis takes some milliseconds, and then kept. */
export function grammarParser(): GrammarParser {
  parser ??= new GrammarParser();
  return parser;
}

/** Reads the tokens of a file. The rules accept everything that the lexer gives; an error shows a hole in them. */
export function parseTokens(tokens: IToken[]): { readonly cst: DocumentCstNode; readonly errors: readonly IRecognitionException[] } {
  const instance = grammarParser();
  instance.input = tokens;
  const cst = instance.document() as DocumentCstNode;
  return { cst, errors: instance.errors };
}
