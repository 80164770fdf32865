import type { TokenType } from 'chevrotain';
import { isRawStringStart } from './raw-string.ts';
import { scanAttribute } from './scan-attribute.ts';
import { scanQuoted } from './scan-quoted.ts';
import { scanRawString } from './scan-raw-string.ts';
import type { Scanner } from './scanner.ts';
import { endOfText } from './skip-text.ts';
import { Arrow, Colon, Comma, Equals, Identifier, Junk, ListSuffix, NumberLiteral, Pipe, Question, QuotedString } from './tokens.ts';

/** Letters of any alphabet, dots, hyphens and `::` too, so that a name with such a thing in it is reported as one name. */
const WORD = /[$_\p{L}][\p{L}\p{N}_$]*(?:(?:-|\.|::)[\p{L}\p{N}_$]+)*/uy;

const NUMBER = /-?\d[\w.]*/y;

const SIGNS: readonly (readonly [string, TokenType])[] = [
  ['[]', ListSuffix],
  ['->', Arrow],
  ['||', Pipe],
  ['|', Pipe],
  ['?', Question],
  [':', Colon],
  ['=', Equals],
  [',', Comma],
];

/** Reads a token of a declaration's header, of a member, or inside the parentheses of either. */
export function scanType(scanner: Scanner): void {
  const { character, text, offset } = scanner;
  if (character === '"' || character === "'") scanQuoted(scanner, QuotedString);
  else if (isRawStringStart(text, offset)) scanRawString(scanner, Junk);
  else if (character === '@') scanAttribute(scanner);
  else if (')]}>'.includes(character)) scanner.close();
  else if (!scanWordOrSign(scanner)) scanBracketOrJunk(scanner);
}

function scanWordOrSign(scanner: Scanner): boolean {
  const word = scanner.match(WORD);
  const number = word === undefined ? scanner.match(NUMBER) : undefined;
  const sign = SIGNS.find(([characters]) => scanner.startsWith(characters));
  if (word !== undefined) scanner.emit(Identifier, scanner.offset + word.length);
  else if (number !== undefined) scanner.emit(NumberLiteral, scanner.offset + number.length);
  else if (sign !== undefined) scanner.emit(sign[1], scanner.offset + sign[0].length);
  else return false;
  return true;
}

function scanBracketOrJunk(scanner: Scanner): void {
  const { character, text, offset } = scanner;
  if ('(<['.includes(character)) scanner.open('types');
  else if (character === '{' && scanner.kindAround('types') === 'declarations') scanner.closeInside('declarations');
  else if (character === '{') scanner.emit(Junk, endOfText(scanner, offset, ''));
  else scanner.emit(Junk, offset + String.fromCodePoint(text.codePointAt(offset) ?? 0).length);
}
