import { isDeclarationStart } from './declaration-start.ts';
import type { Scanner } from './scanner.ts';
import { skipComment } from './skip-comment.ts';
import {
  Comma,
  Greater,
  Identifier,
  LeftBrace,
  LeftBracket,
  LeftParenthesis,
  ListSuffix,
  NewLine,
  NumberLiteral,
  Pipe,
  Question,
  QuotedString,
  RightBracket,
  RightParenthesis,
} from './tokens.ts';

/** Tokens after which a type is complete. */
const TYPE_ENDS = new Set([Identifier, ListSuffix, Question, QuotedString, NumberLiteral, RightParenthesis, RightBracket, Greater]);

/** A name and a type: never the rest of a union. */
const FIELD = /[$\p{L}][\w$]*[ \t]+[\p{L}"(]/uy;

/** Goes to the next token, over white space, line ends and comments. Gives false at the end of the file. */
export function skipTrivia(scanner: Scanner): boolean {
  let newLine: number | undefined;
  while (scanner.offset < scanner.text.length) {
    const spaces = scanner.match(/[ \t]+/y);
    if (spaces !== undefined) scanner.offset += spaces.length;
    else if (scanner.character === '\n' || scanner.character === '\r') {
      newLine ??= scanner.offset;
      startLine(scanner);
    } else if (!skipComment(scanner)) break;
  }
  const hasToken = scanner.offset < scanner.text.length;
  if (newLine !== undefined && hasToken) separateLines(scanner, newLine);
  return hasToken;
}

/** A value starts on the line of its key. A declaration that is not indented shows that the blocks before it were not closed. */
function startLine(scanner: Scanner): void {
  scanner.offset += 1;
  scanner.isLineStart = true;
  scanner.lineStart = scanner.offset;
  scanner.frame.expectsValue = false;
  if (!scanner.isNested || !isDeclarationStart(scanner.text, scanner.offset)) return;
  const belongsToTypeBuilder = scanner.frame.kind === 'declarations' && scanner.match(/class|enum|type|dynamic/y) !== undefined;
  if (!belongsToTypeBuilder) scanner.closeAll();
}

/** Says what a line end between the last token and the next one means. */
function separateLines(scanner: Scanner, newLine: number): void {
  closeForgottenBrackets(scanner);
  const { kind } = scanner.frame;
  const last = scanner.lastToken?.tokenType;
  if (last === NewLine || last === LeftBrace || last === LeftBracket) return;
  if (kind === 'members') {
    const isContinued = last === Pipe && scanner.match(FIELD) === undefined;
    const continues = isContinued || scanner.character === '|' || (scanner.character === '@' && !scanner.startsWith('@@'));
    if (!continues) scanner.emitNewLine(NewLine, newLine);
  } else if (kind === 'map' || kind === 'list') scanner.emitNewLine(NewLine, newLine);
}

/** A bracket in a line is taken as unclosed when the next line cannot continue what is in it. */
function closeForgottenBrackets(scanner: Scanner): void {
  const last = scanner.lastToken?.tokenType;
  if (last === undefined || last === Comma || last === LeftParenthesis) return;
  if (scanner.frame.kind === 'arguments' && scanner.match(/[,)\]}]/y) === undefined) {
    const around = scanner.kindAround('arguments');
    if (around !== undefined) scanner.closeInside(around);
  }
  const isType = scanner.frame.kind === 'types' && scanner.kindAround('types') === 'members';
  if (isType && TYPE_ENDS.has(last) && scanner.match(/[$_\p{L}]|@@/uy) !== undefined) scanner.closeInside('members');
}
