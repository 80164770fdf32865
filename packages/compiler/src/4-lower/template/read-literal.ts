import lexer from 'nunjucks/src/lexer.js';
import { TemplateFault } from './template-fault.ts';
import { type Token, token } from './token.ts';

const RADIX_NUMBER = /0(?:[xX][\da-fA-F][\da-fA-F_]*|[oO][0-7][0-7_]*|[bB][01][01_]*)/y;
const DECIMAL_NUMBER = /\d[\d_]*(\.[\d_]*)?([eE][+-]?\d[\d_]*)?/y;

/** Reads a number that starts at an offset: an int in any base, exact to 128 bits, or a float. */
export function readNumber(text: string, start: number): Token {
  RADIX_NUMBER.lastIndex = start;
  const radix = RADIX_NUMBER.exec(text)?.[0];
  if (radix !== undefined) return intToken(radix, start);
  DECIMAL_NUMBER.lastIndex = start;
  const [digits = '', fraction, exponent] = DECIMAL_NUMBER.exec(text) ?? [];
  if (fraction === undefined && exponent === undefined) return intToken(digits, start);
  const value = Number(digits.replaceAll('_', ''));
  if (!Number.isFinite(value)) throw new TemplateFault('this number is too large', { start, end: start + digits.length });
  return token(lexer.TOKEN_FLOAT, value, start, start + digits.length);
}

function intToken(digits: string, start: number): Token {
  const end = start + digits.length;
  const exact = BigInt(digits.replaceAll('_', ''));
  if (exact >= 2n ** 128n) throw new TemplateFault('this number is too large: integers have 128 bits', { start, end });
  const value = Number(exact);
  return token(lexer.TOKEN_INT, Number.isSafeInteger(value) ? value : exact, start, end);
}

const STRING_PART = /[^\\"']+|["']|\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([0-7]{1,3})|([\\"'/bfnrt])|)/y;

const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** Reads a string that starts with its quote at an offset; it may span lines. */
export function readString(text: string, start: number): Token {
  const quote = text[start];
  let value = '';
  let offset = start + 1;
  while (text[offset] !== quote) {
    STRING_PART.lastIndex = offset;
    const part = STRING_PART.exec(text);
    if (part === null) throw new TemplateFault('this string is not closed', { start, end: start + 1 });
    const [whole, unicode, hex, octal, simple] = part;
    if (whole === '\\' || Number.parseInt(octal ?? '0', 8) > 255) throw unknownEscape(text, offset);
    offset += whole.length;
    if (unicode ?? hex) value += String.fromCharCode(Number.parseInt(unicode ?? hex ?? '', 16));
    else if (octal !== undefined) value += String.fromCharCode(Number.parseInt(octal, 8));
    else value += simple === undefined ? whole : (ESCAPED[simple] ?? simple);
  }
  if (/\p{Cs}/u.test(value))
    throw new TemplateFault('this string holds half a character', { start, end: offset + 1 }, 'write both surrogates');
  return token(lexer.TOKEN_STRING, value, start, offset + 1);
}

function unknownEscape(text: string, offset: number): TemplateFault {
  const end = Math.min(offset + 2, text.length);
  const hint = 'write `\\\\` for a backslash';
  return new TemplateFault(`\`${text.slice(offset, end)}\` is not an escape of template strings`, { start: offset, end }, hint);
}
