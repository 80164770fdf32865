import type { Scanner } from './scanner.ts';
import { At, AtAt, AttributeName } from './tokens.ts';

const NAME = /[$_\p{L}][\p{L}\p{N}_$-]*(?:\.[\p{L}\p{N}_$-]*)*/uy;

/** Reads `@name` or `@@name`, and the parenthesis that opens its arguments. White space may stand between the parts. */
export function scanAttribute(scanner: Scanner): void {
  const isBlock = scanner.startsWith('@@');
  scanner.emit(isBlock ? AtAt : At, scanner.offset + (isBlock ? 2 : 1));
  skipSpaces(scanner, NAME);
  const name = scanner.match(NAME);
  if (name === undefined) return;
  scanner.emit(AttributeName, scanner.offset + name.length);
  skipSpaces(scanner, /\(/y);
  if (scanner.character === '(') scanner.open('arguments');
}

/** Goes over white space that stands before the given. */
function skipSpaces(scanner: Scanner, pattern: RegExp): void {
  const spaces = scanner.match(/[ \t]+/y)?.length ?? 0;
  pattern.lastIndex = scanner.offset + spaces;
  if (pattern.test(scanner.text)) scanner.offset += spaces;
}
