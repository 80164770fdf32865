import type { IToken } from 'chevrotain';
import type { Report } from '../diagnostic.ts';
import type { MESSAGES } from '../messages.ts';
import type { SourceFile } from '../source-file.ts';
import type { Comment } from '../syntax-tree.ts';
import type { FrameKind } from './frame.ts';
import { startsArguments } from './scan-attribute.ts';
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

/** How a token is read inside each kind of bracket. */
const scanInside: Readonly<Record<FrameKind, (scanner: Scanner) => void>> = {
  declarations: scanDeclaration,
  members: scanMember,
  entries: scanEntry,
  map: scanEntry,
  list: scanValue,
  arguments: scanValue,
  types: scanType,
};

/** Cuts a file into tokens. What a character means depends on the brackets around it. */
export function tokenize(file: SourceFile, report: Report<typeof MESSAGES>): TokenizedFile {
  const scanner = new Scanner(file, report);
  if (scanner.character === '\ufeff') scanner.offset = 1;
  while (skipTrivia(scanner)) {
    if (startsArguments(scanner)) scanner.open('arguments');
    else scanInside[scanner.frame.kind](scanner);
  }
  scanner.closeAll();
  return scanner;
}
