import type { TokenType } from 'chevrotain';
import { type DiagnosticDetails, relatedPlaceAt } from '../diagnostic.ts';
import { findRawString } from './raw-string.ts';
import type { Scanner } from './scanner.ts';

/** Reads a raw string as a token of the given type. Unclosed it is reported, and runs on to the next declaration or the end of the file. */
export function scanRawString(scanner: Scanner, type: TokenType): void {
  const { offset: start } = scanner;
  const { hashes, contentStart, end, isClosed } = findRawString(scanner.text, start);
  scanner.emit(type, end);
  if (isClosed) return;
  const closing = `"${'#'.repeat(hashes)}`;
  scanner.report('unclosed-raw-string', { start, end: contentStart }, { closing }, relateNearestQuote(scanner, contentStart, end));
  scanner.closeQuietly();
}

/** Points at the first quote with a `#` after it: a closing with the wrong number of `#`, most likely. */
function relateNearestQuote({ file }: Scanner, start: number, end: number): DiagnosticDetails {
  const nearest = /"#+/.exec(file.text.slice(start, end));
  if (nearest === null) return {};
  const span = { start: start + nearest.index, end: start + nearest.index + nearest[0].length };
  return { related: [relatedPlaceAt(file, span, `\`${nearest[0]}\` does not close it`)] };
}
