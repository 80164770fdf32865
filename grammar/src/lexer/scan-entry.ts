import { scanAttribute } from './scan-attribute.ts';
import { scanQuoted } from './scan-quoted.ts';
import { scanValue } from './scan-value.ts';
import type { Scanner } from './scanner.ts';
import { endOfText } from './skip-text.ts';
import { Colon, Comma, Equals, Junk, Key, Semicolon, TypeBuilderKeyword } from './tokens.ts';

/** Whatever stands up to a space or sign: keys with wrong characters are reported as one key. */
const KEY = /[^\s:,"'#@{}()[\]<>;=/]+/y;

const TYPE_BUILDER = /type_builder(?=\s*\{)/y;

/** Reads a token of a body or map. */
export function scanEntry(scanner: Scanner): void {
  if (scanner.frame.expectsValue) scanEntryValue(scanner);
  else scanKey(scanner);
}

function scanKey(scanner: Scanner): void {
  const { offset, character, frame, lastToken } = scanner;
  const isMap = frame.kind === 'map';
  const key = scanner.match(KEY);
  if (')]}'.includes(character)) scanner.close();
  else if (character === ',') scanner.emit(Comma, offset + 1);
  else if (character === ';' && !isMap) scanner.emit(Semicolon, offset + 1);
  else if (character === '@' && !isMap) scanAttribute(scanner);
  else if (!isMap && scanner.match(TYPE_BUILDER) !== undefined) scanner.emit(TypeBuilderKeyword, offset + 'type_builder'.length);
  else if (character === '{' && lastToken?.tokenType === TypeBuilderKeyword) scanner.open('declarations');
  else if (character === '"' || character === "'") scanQuotedKey(scanner);
  else if (key !== undefined) emitKey(scanner, offset + key.length);
  else scanner.emit(Junk, endOfText(scanner, offset, ','));
}

function scanQuotedKey(scanner: Scanner): void {
  scanQuoted(scanner, Key);
  scanner.frame.expectsValue = true;
}

function emitKey(scanner: Scanner, end: number): void {
  scanner.emit(Key, end);
  scanner.frame.expectsValue = true;
}

/** A sign between key and value, or the value. */
function scanEntryValue(scanner: Scanner): void {
  const { frame, character, offset } = scanner;
  const isSign = (character === ':' && frame.kind === 'map') || (':='.includes(character) && isSetOff(scanner));
  if (isSign) {
    scanner.emit(character === ':' ? Colon : Equals, offset + 1);
    return;
  }
  frame.expectsValue = false;
  if (character === '@' && frame.kind === 'entries') scanAttribute(scanner);
  else scanValue(scanner);
}

/** Is the sign glued to its key, or followed by white space? Any other sign is the start of an unquoted value. */
function isSetOff({ text, offset, lastEnd, lastToken }: Scanner): boolean {
  return (lastToken?.tokenType === Key && lastEnd === offset) || /\s|$/y.test(text[offset + 1] ?? '');
}
