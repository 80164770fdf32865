import type { TokenType } from 'chevrotain';
import { findRawString } from './raw-string.ts';
import type { Scanner } from './scanner.ts';

/** Reads a raw string as a token of the given type. */
export function scanRawString(scanner: Scanner, type: TokenType): void {
  const { end, isClosed } = findRawString(scanner.text, scanner.offset);
  scanner.emit(type, end);
  if (!isClosed) scanner.closeQuietly();
}
