import type { TokenType } from 'chevrotain';
import type { Scanner } from './scanner.ts';
import { endOfQuoted } from './skip-text.ts';

/** Reads a quoted string (of either quote) as a token of the given type. Unclosed it is reported, and takes the rest of the line. */
export function scanQuoted(scanner: Scanner, type: TokenType): void {
  const { offset: start } = scanner;
  const { end, isClosed } = endOfQuoted(scanner.text, start);
  scanner.emit(type, end);
  if (isClosed) return;
  scanner.report('unclosed-string', { start, end }, {});
  scanner.closeLine();
}
