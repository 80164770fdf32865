import type { Scanner } from './scanner.ts';
import { At, AtAt, AttributeName } from './tokens.ts';

const NAME = /[$_\p{L}][\p{L}\p{N}_$-]*(?:\.[\p{L}\p{N}_$-]*)*/uy;

/** Reads `@name` or `@@name`. White space may stand before the name. */
export function scanAttribute(scanner: Scanner): void {
  const isBlock = scanner.startsWith('@@');
  scanner.emit(isBlock ? AtAt : At, scanner.offset + (isBlock ? 2 : 1));
  const spaces = scanner.match(/[ \t]+/y)?.length ?? 0;
  NAME.lastIndex = scanner.offset + spaces;
  const name = NAME.exec(scanner.text)?.[0];
  if (name === undefined) return;
  scanner.offset += spaces;
  scanner.emit(AttributeName, scanner.offset + name.length);
}

/** Does the parenthesis here hold the arguments of an attribute? In a body it stands on the attribute's line. */
export function startsArguments({ character, lastToken, isLineStart, frame }: Scanner): boolean {
  const last = lastToken?.tokenType;
  const isNextLine = isLineStart && frame.kind === 'entries';
  return character === '(' && !isNextLine && (last === AttributeName || last === At || last === AtAt);
}
