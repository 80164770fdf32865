import { scanQuoted } from './scan-quoted.ts';
import { scanType } from './scan-type.ts';
import type { Scanner } from './scanner.ts';
import { endOfText } from './skip-text.ts';
import { Code, LeftBrace, NewLine, QuotedName, Semicolon } from './tokens.ts';

const METHOD = /function[ \t]+\w+[ \t]*\(/y;

/** Reads a token of a class or enum body. */
export function scanMember(scanner: Scanner): void {
  const { offset, character } = scanner;
  const last = scanner.lastToken?.tokenType;
  const isFirst = last === NewLine || last === LeftBrace;
  if (isFirst && (character === '"' || character === "'")) scanQuoted(scanner, QuotedName);
  else if (isFirst && scanner.match(METHOD) !== undefined) scanner.emit(Code, endOfText(scanner, offset, ''));
  else if (character === ';') scanner.emit(Semicolon, offset + 1);
  else scanType(scanner);
}
