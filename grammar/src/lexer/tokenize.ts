import type { IToken } from 'chevrotain';
import type { Report } from '../diagnostic.ts';
import type { messages } from '../messages.ts';
import type { SourceFile } from '../source-file.ts';
import type { Comment } from '../syntax-tree.ts';
import { scanDeclaration } from './scan-declaration.ts';
import { scanEntry } from './scan-entry.ts';
import { scanMember } from './scan-member.ts';
import { scanType } from './scan-type.ts';
import { scanValue } from './scan-value.ts';
import { Scanner } from './scanner.ts';
import { skipTrivia } from './skip-trivia.ts';

/** What the lexer finds in a file. */
export interface TokenizedFile {
  /** Brackets are balanced: a missing closing bracket is a token without text. */
  readonly tokens: IToken[];
  readonly comments: readonly Comment[];
  /** Documentation lines on lines of their own, by the offset of the token that follows them. */
  readonly documentationBefore: ReadonlyMap<number, readonly Comment[]>;
  /** Documentation at the end of a line, by the offset where the token before it ends. */
  readonly documentationAfter: ReadonlyMap<number, readonly Comment[]>;
}

/** Cuts a file into tokens. What a character means depends on the brackets around it. */
export function tokenize(file: SourceFile, report: Report<typeof messages>): TokenizedFile {
  const scanner = new Scanner(file, report);
  if (scanner.character === '\ufeff') scanner.offset = 1;
  while (skipTrivia(scanner)) scanToken(scanner);
  scanner.closeAll();
  return scanner;
}

function scanToken(scanner: Scanner): void {
  const { kind } = scanner.frame;
  switch (kind) {
    case 'declarations':
      return scanDeclaration(scanner);
    case 'members':
      return scanMember(scanner);
    case 'entries':
    case 'map':
      return scanEntry(scanner);
    case 'list':
    case 'arguments':
      return scanValue(scanner);
    case 'parameters':
    case 'types':
      return scanType(scanner);
    default:
      return kind satisfies never;
  }
}
