import type { TokenType } from 'chevrotain';
import { isDeclarationStart } from './declaration-start.ts';
import type { FrameKind } from './frame.ts';
import { isPromptBody } from './function-body.ts';
import { isRawStringStart } from './raw-string.ts';
import { scanRawString } from './scan-raw-string.ts';
import { scanType } from './scan-type.ts';
import type { Scanner } from './scanner.ts';
import { endOfBlock, endOfText, findNextDeclaration } from './skip-text.ts';
import {
  Arrow,
  ClassKeyword,
  ClientKeyword,
  Code,
  Colon,
  DynamicKeyword,
  declarationKeywords,
  EnumKeyword,
  Equals,
  Foreign,
  FunctionKeyword,
  GeneratorKeyword,
  Junk,
  Pipe,
  RawString,
  RetryPolicyKeyword,
  TemplateStringKeyword,
  TestKeyword,
} from './tokens.ts';

const KEYWORD = /client<llm>|[a-z_]+(?![\w$-])/y;
const NAMED_KEYWORD = /(?:client<llm>|[a-z_]+)[ \t]+[\p{L}_]/uy;
const DYNAMIC = /dynamic(?=[ \t]+(?:class|enum)(?![\w$-]))/y;

/** Tokens after which a word on a new line still belongs to the declaration. */
const CONTINUING: ReadonlySet<TokenType> = new Set([...declarationKeywords.values(), DynamicKeyword, Arrow, Colon, Equals, Pipe]);

/** What the bodies of declarations hold; the others have none. */
const bodyKinds: ReadonlyMap<TokenType, FrameKind> = new Map([
  [ClassKeyword, 'members'],
  [EnumKeyword, 'members'],
  [FunctionKeyword, 'entries'],
  [ClientKeyword, 'entries'],
  [RetryPolicyKeyword, 'entries'],
  [GeneratorKeyword, 'entries'],
  [TestKeyword, 'entries'],
]);

/** Reads a token of the top level or of a `type_builder`: a keyword, what stands between it and a body, or the bracket of the body. */
export function scanDeclaration(scanner: Scanner): void {
  const { frame, text, offset, character } = scanner;
  if (startsAnew(scanner)) frame.declaration = undefined;
  const keyword = findKeyword(scanner);
  if (keyword !== undefined) {
    scanner.emit(keyword.type, offset + keyword.word.length);
    frame.declaration = keyword.type;
  } else if (frame.declaration !== undefined) scanHeader(scanner);
  else if (isRawStringStart(text, offset)) scanRawString(scanner, RawString);
  else if (')]}'.includes(character)) scanner.close();
  else if (character === ';' || character === ',') scanner.emit(Foreign, offset + 1);
  else scanner.emit(Foreign, scanner.isNested ? endOfText(scanner, offset, '') : findNextDeclaration(scanner, offset));
}

/** A word on a new line ends the declaration before it, unless that is plainly unfinished. */
function startsAnew(scanner: Scanner): boolean {
  const last = scanner.lastToken?.tokenType;
  return scanner.isLineStart && last !== undefined && !CONTINUING.has(last) && scanner.match(/[\p{L}_]|#+"/uy) !== undefined;
}

/** The keyword here: where a declaration may start, or in the shape of one. */
function findKeyword(scanner: Scanner): { readonly type: TokenType; readonly word: string } | undefined {
  const isExpected = scanner.frame.declaration === undefined || scanner.frame.declaration === DynamicKeyword;
  const isNamed = scanner.isLineStart && scanner.match(NAMED_KEYWORD) !== undefined;
  if (!isExpected && !isNamed && !isDeclarationStart(scanner.text, scanner.offset)) return undefined;
  const dynamic = scanner.match(DYNAMIC);
  if (dynamic !== undefined) return { type: DynamicKeyword, word: dynamic };
  const word = scanner.match(KEYWORD) ?? '';
  const type = declarationKeywords.get(word);
  return type === undefined ? undefined : { type, word };
}

function scanHeader(scanner: Scanner): void {
  const { character, frame, offset, text } = scanner;
  if (character === '{') scanBody(scanner);
  else if (frame.declaration === TemplateStringKeyword && isRawStringStart(text, offset)) {
    scanRawString(scanner, RawString);
    frame.declaration = undefined;
  } else scanType(scanner);
}

function scanBody(scanner: Scanner): void {
  const { frame, offset } = scanner;
  const { declaration } = frame;
  const kind = declaration === undefined ? undefined : bodyKinds.get(declaration);
  if (kind === undefined) {
    scanner.emit(Junk, endOfText(scanner, offset, ''));
    return;
  }
  frame.declaration = undefined;
  const isCode = declaration === FunctionKeyword && (isOldForm(scanner) || !isPromptBody(scanner, offset));
  if (isCode) scanner.emit(Code, endOfBlock(scanner, offset));
  else scanner.open(kind, declaration);
}

/** `function Name {`: an old form, with `input` and `output` inside. */
function isOldForm({ tokens }: Scanner): boolean {
  return tokens[tokens.length - 2]?.tokenType === FunctionKeyword;
}
