import type { Span } from '@outcrop/grammar';
import lexer from 'nunjucks/src/lexer.js';
import { readNumber, readString } from './read-literal.ts';
import { TemplateFault } from './template-fault.ts';
import { type Token, token } from './token.ts';

const OPENING = /\{[{%#]/g;
const RAW = /\{%[-+]?\s*raw\s*([-+]?)%\}/y;
const END_RAW = /\{%([-+]?)\s*endraw\s*([-+]?)%\}/g;
const END_COMMENT = /([-+]?)#\}/g;
const WHITE_SPACE = /\s*/y;
const BLANK = /[^\S\r\n]/;
const NAME = /[\p{ID_Start}_]\p{ID_Continue}*/uy;
const OPERATOR = /\/\/|\*\*|==|!=|<=|>=|[-+*/%.<>=]/y;

const PUNCTUATION: ReadonlyMap<string, string> = new Map([
  ['(', lexer.TOKEN_LEFT_PAREN],
  [')', lexer.TOKEN_RIGHT_PAREN],
  ['[', lexer.TOKEN_LEFT_BRACKET],
  [']', lexer.TOKEN_RIGHT_BRACKET],
  ['{', lexer.TOKEN_LEFT_CURLY],
  ['}', lexer.TOKEN_RIGHT_CURLY],
  [',', lexer.TOKEN_COMMA],
  [':', lexer.TOKEN_COLON],
  ['~', lexer.TOKEN_TILDE],
  ['|', lexer.TOKEN_PIPE],
]);

const CONSTANTS: ReadonlyMap<string, string> = new Map([
  ['true', lexer.TOKEN_BOOLEAN],
  ['True', lexer.TOKEN_BOOLEAN],
  ['false', lexer.TOKEN_BOOLEAN],
  ['False', lexer.TOKEN_BOOLEAN],
  ['none', lexer.TOKEN_NONE],
  ['None', lexer.TOKEN_NONE],
]);

/** Signs of other languages, and what templates write for them. */
const FOREIGN: ReadonlyMap<string, string> = new Map([
  ['===', 'write `==`'],
  ['!==', 'write `!=`'],
  ['&&', 'write `and`'],
  ['||', 'write `or`'],
  ['!', 'write `not`'],
  ['?', 'write `a if condition else b`'],
  ['`', 'write strings between double or single quotes'],
]);
const FOREIGN_SIGN = /===|!==|&&|\|\||!(?!=)|\?|`/y;

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);

/** What happens to the white space that follows a tag: `-` drops all, a block drops one newline unless it says `+`. */
type Trim = 'none' | 'newline' | 'all';

interface OpenTag {
  readonly kind: 'variable' | 'block' | 'expression';
  readonly span: Span;
}

interface OpenBracket {
  readonly sign: string;
  readonly span: Span;
}

/**
 * Reads a template, or one expression, as the tokens that nunjucks' parser takes (`spec/prompt.md` 3). White space control is done here:
 * data tokens hold the text as it will be printed. Comments vanish, `raw` blocks become data.
 */
export class TemplateLexer {
  /** nunjucks' parser looks at their lengths. */
  readonly tags: Readonly<Record<string, string>> = { VARIABLE_START: '{{', VARIABLE_END: '}}', COMMENT_START: '{#', COMMENT_END: '#}' };
  readonly #text: string;
  #offset = 0;
  #trim: Trim = 'none';
  /** The tag being read; undefined while reading text. */
  #tag: OpenTag | undefined;
  #brackets: OpenBracket[] = [];

  constructor(text: string, kind: 'template' | 'expression') {
    this.#text = text;
    if (kind === 'expression') this.#tag = { kind, span: { start: 0, end: text.length } };
  }

  /** Gives the next token, null at the end. */
  nextToken(): Token | null {
    while (this.#tag === undefined) {
      if (this.#offset >= this.#text.length) return null;
      const data = this.#readData();
      if (data !== undefined) return data;
    }
    return this.#readInTag(this.#tag);
  }

  /** Reads the text up to the next tag, or else the start of that tag. Gives nothing when there is nothing to print, as for a comment. */
  #readData(): Token | undefined {
    const start = this.#offset;
    OPENING.lastIndex = start;
    const end = OPENING.exec(this.#text)?.index ?? this.#text.length;
    const data = this.#trimEnd(this.#trimStart(this.#text.slice(start, end)), end);
    this.#trim = 'none';
    this.#offset = end;
    if (data !== '') return token(lexer.TOKEN_DATA, data, start, end);
    return end < this.#text.length ? this.#openTag(end) : undefined;
  }

  #trimStart(data: string): string {
    if (this.#trim === 'all') return data.trimStart();
    return this.#trim === 'newline' ? data.replace(/^\r?\n/, '') : data;
  }

  /** Cuts what the tag that follows at `end` takes away from the text before it. */
  #trimEnd(data: string, end: number): string {
    const sign = this.#text[end + 2];
    if (sign === '-') return data.trimEnd();
    if (sign === '+' || end === this.#text.length || this.#text[end + 1] === '{') return data;
    let length = data.length;
    while (BLANK.test(data.charAt(length - 1))) length -= 1;
    const before = this.#text[end - (data.length - length) - 1];
    return before === undefined || before === '\n' || before === '\r' ? data.slice(0, length) : data;
  }

  #openTag(start: number): Token | undefined {
    const opening = this.#text.slice(start, start + 2);
    if (opening === '{#') return this.#skipComment(start);
    RAW.lastIndex = start;
    const raw = opening === '{%' ? RAW.exec(this.#text) : null;
    if (raw !== null) return this.#readRaw(raw[1] ?? '', { start, end: RAW.lastIndex });
    const sign = this.#text[start + 2];
    const hasSign = sign === '-' || (sign === '+' && opening === '{%');
    this.#offset = start + (hasSign ? 3 : 2);
    this.#tag = { kind: opening === '{%' ? 'block' : 'variable', span: { start, end: this.#offset } };
    return token(opening === '{%' ? lexer.TOKEN_BLOCK_START : lexer.TOKEN_VARIABLE_START, opening, start, this.#offset);
  }

  #skipComment(start: number): undefined {
    END_COMMENT.lastIndex = start + 2;
    const end = END_COMMENT.exec(this.#text);
    if (end === null) throw new TemplateFault('this comment is never closed', { start, end: start + 2 }, 'close it with `#}`');
    this.#leaveTag(END_COMMENT.lastIndex, trimOf(end[1]));
  }

  #readRaw(sign: string, span: Span): Token | undefined {
    END_RAW.lastIndex = span.end;
    const end = END_RAW.exec(this.#text);
    if (end === null) throw new TemplateFault('this `raw` block is never closed', span, 'close it with `{% endraw %}`');
    this.#trim = trimOf(sign);
    const data = this.#trimEnd(this.#trimStart(this.#text.slice(span.end, end.index)), end.index);
    this.#leaveTag(END_RAW.lastIndex, trimOf(end[2]));
    return data === '' ? undefined : token(lexer.TOKEN_DATA, data, span.end, end.index);
  }

  #leaveTag(end: number, trim: Trim): void {
    this.#offset = end;
    this.#trim = trim;
    this.#tag = undefined;
  }

  #readInTag({ kind, span }: OpenTag): Token {
    const start = match(WHITE_SPACE, this.#text, this.#offset).length + this.#offset;
    const character = this.#text[start];
    const end = this.#readEnd(kind, start);
    if (end !== undefined) return end;
    if (character === undefined) throw new TemplateFault(`this \`${this.#text.slice(span.start, span.end)}\` is never closed`, span);
    const read = this.#readToken(character, start);
    this.#offset = read.end;
    return read;
  }

  /** Reads the end of the tag, if it stands here. Inside brackets `}}` closes two of them, not the tag. */
  #readEnd(kind: OpenTag['kind'], start: number): Token | undefined {
    const closing = kind === 'expression' ? '' : match(kind === 'block' ? /[-+]?%\}/y : /-?\}\}/y, this.#text, start);
    const isEnd = kind === 'expression' ? start === this.#text.length : closing !== '';
    const bracket = this.#brackets.at(-1);
    if (!isEnd || (bracket !== undefined && kind === 'variable')) return undefined;
    if (bracket !== undefined) throw neverClosed(bracket);
    this.#leaveTag(start + closing.length, kind === 'block' ? trimOf(closing[0]) : closing.startsWith('-') ? 'all' : 'none');
    return token(kind === 'block' ? lexer.TOKEN_BLOCK_END : lexer.TOKEN_VARIABLE_END, closing, start, start + closing.length);
  }

  #readToken(character: string, start: number): Token {
    const text = this.#text;
    if (character === '"' || character === "'") return readString(text, start);
    if (character >= '0' && character <= '9') return readNumber(text, start);
    const name = match(NAME, text, start);
    if (name !== '') return token(CONSTANTS.get(name) ?? lexer.TOKEN_SYMBOL, name, start, start + name.length);
    const foreign = match(FOREIGN_SIGN, text, start);
    if (foreign !== '') throw unexpected(foreign, start, FOREIGN.get(foreign));
    const operator = match(OPERATOR, text, start);
    if (operator !== '') return token(lexer.TOKEN_OPERATOR, operator, start, start + operator.length);
    const type = PUNCTUATION.get(character);
    if (type === undefined) throw unexpected(String.fromCodePoint(text.codePointAt(start) ?? 0), start);
    this.#countBracket(character, { start, end: start + 1 });
    return token(type, character, start, start + 1);
  }

  #closingHint(): string {
    return this.#tag?.kind === 'block' ? 'a tag ends with `%}`' : 'an expression ends with `}}`';
  }

  #countBracket(sign: string, span: Span): void {
    if (CLOSERS.has(sign)) this.#brackets.push({ sign, span });
    if (sign !== ')' && sign !== ']' && sign !== '}') return;
    const opener = this.#brackets.pop();
    if (opener === undefined)
      throw new TemplateFault(`this \`${sign}\` closes nothing`, span, sign === '}' ? this.#closingHint() : undefined);
    if (CLOSERS.get(opener.sign) !== sign) throw neverClosed(opener);
  }
}

function match(pattern: RegExp, text: string, start: number): string {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? '';
}

function trimOf(sign: string | undefined): Trim {
  return sign === '-' ? 'all' : sign === '+' ? 'none' : 'newline';
}

function neverClosed({ sign, span }: OpenBracket): TemplateFault {
  return new TemplateFault(`this \`${sign}\` is never closed`, span, `close it with \`${CLOSERS.get(sign)}\``);
}

function unexpected(sign: string, start: number, hint?: string): TemplateFault {
  return new TemplateFault(`\`${sign}\` is not part of the template language`, { start, end: start + sign.length }, hint);
}
