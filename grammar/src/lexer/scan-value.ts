import { endOfBareText } from './bare-text.ts';
import { isRawStringStart } from './raw-string.ts';
import { scanQuoted } from './scan-quoted.ts';
import { scanRawString } from './scan-raw-string.ts';
import type { Scanner } from './scanner.ts';
import { endOfQuoted, endOfText } from './skip-text.ts';
import { BareText, CallName, Comma, QuotedString, RawString, TemplateExpression } from './tokens.ts';

const CALL = /[A-Za-z]\w*(?=\()/y;

/** Reads a token where a value may stand: in a list, in arguments, after a key. */
export function scanValue(scanner: Scanner): void {
  const { text, offset, character } = scanner;
  if (character === ',') scanner.emit(Comma, offset + 1);
  else if (')]}'.includes(character)) scanner.close();
  else if (character === '"') scanQuoted(scanner, QuotedString);
  else if (isRawStringStart(text, offset)) scanRawString(scanner, RawString);
  else if (scanner.startsWith('{{')) scanner.emit(TemplateExpression, endOfExpression(scanner));
  else if (character === '{') scanner.open('map');
  else if (character === '[') scanner.open('list');
  else scanCallOrText(scanner);
}

function scanCallOrText(scanner: Scanner): void {
  const { text, offset } = scanner;
  const name = scanner.match(CALL);
  if (name !== undefined) {
    scanner.emit(CallName, offset + name.length);
    scanner.open('arguments');
  } else if (scanner.character === "'" && endOfQuoted(text, offset).isClosed) scanQuoted(scanner, QuotedString);
  else scanner.emit(BareText, endOfBareText(scanner));
}

/**
 * After the `}}`; three braces are one of the expression and the two that close it. An expression that is not closed before the next one
 * ends like other text that is not understood.
 */
function endOfExpression(scanner: Scanner): number {
  const { text, offset } = scanner;
  const closing = scanner.find('}}', offset + 2);
  const isClosed = closing !== undefined && (scanner.find('{{', offset + 2) ?? closing) >= closing;
  if (isClosed) return closing + (text[closing + 2] === '}' ? 3 : 2);
  const end = endOfText(scanner, offset + 2, '');
  return text[end] === '}' ? end + 1 : end;
}
