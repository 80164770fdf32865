import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  EQUALS,
  HASH,
  isBlank,
  isLayout,
  isQuote,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  RETURN,
  SINGLE_QUOTE,
  SLASH,
  STAR,
} from './characters.ts';
import { atEnd, LOOKAHEAD, NO, type Place, type Verdict, YES } from './verdict.ts';

/** The quoted text whose end is in question. */
export interface QuotedContext {
  readonly place: Place;
  /** The code of its quote. */
  readonly quote: number;
  /** Whether the quotes inside it, as far as it was read, come in pairs. */
  readonly hasPairedQuotes: boolean;
}

/**
 * Decides whether a quote ends its text, by what follows it at `after`. Models leave quotes inside of quoted texts unescaped, so a quote
 * only counts as the end when the structure goes on behind it.
 */
export function endsAtQuote(text: string, after: number, context: QuotedContext, isEnded: boolean): Verdict {
  if (after >= text.length) return atEnd(isEnded, YES);
  const code = text.charCodeAt(after);
  if (isLayout(code)) return endsBeforeBlanks(text, after, context, isEnded);
  const { place } = context;
  switch (code) {
    case COLON:
    case EQUALS:
      // Differs: the reference implementation knows only the colon; `"key" = 1` and `"key" => 1` lose all keys there.
      return place === 'key' ? YES : NO;
    case COMMA:
      return place === 'value' || place === 'item' ? endsAtComma(context) : NO;
    case CLOSE_BRACE:
      if (place === 'item') return closesWrongBracket(text, after + 1, isEnded);
      return place === 'root' ? NO : YES;
    case CLOSE_BRACKET:
      return place === 'value' || place === 'item' ? YES : NO;
    case OPEN_BRACE:
    case OPEN_BRACKET:
    case DOUBLE_QUOTE:
    case SINGLE_QUOTE:
      return place === 'root' && code !== context.quote ? YES : NO;
    default:
      return NO;
  }
}

function endsAtComma(context: QuotedContext): Verdict {
  return context.quote !== DOUBLE_QUOTE || context.hasPairedQuotes ? YES : NO;
}

/** Differs: the reference implementation takes the bracket of `["a", "b"}` for content of the last item. */
function closesWrongBracket(text: string, from: number, isEnded: boolean): Verdict {
  const at = skipLayout(text, from);
  if (at >= text.length) return atEnd(isEnded, YES);
  return text.charCodeAt(at) === COMMA ? YES : NO;
}

function endsBeforeBlanks(text: string, from: number, context: QuotedContext, isEnded: boolean): Verdict {
  const at = skipLayout(text, from);
  if (at >= text.length) return atEnd(isEnded, YES);
  const { place } = context;
  const code = text.charCodeAt(at);
  if (isLayout(code)) return YES;
  switch (code) {
    case CLOSE_BRACE:
      return place === 'key' || place === 'value' ? YES : NO;
    case COLON:
    case EQUALS:
      return place === 'key' ? YES : NO;
    case COMMA:
    case CLOSE_BRACKET:
      return place === 'value' || place === 'item' ? YES : NO;
    case SLASH:
    case HASH:
      return beginsComment(text, at, isEnded);
    default:
      // Differs: the reference implementation swallows the next key when the comma before it is missing.
      return place === 'value' && isQuote(code) ? beginsKey(text, at, isEnded) : NO;
  }
}

/** Tells whether a slash or a hash begins a comment. Differs: the reference implementation knows no comments after `#`. */
export function beginsComment(text: string, at: number, isEnded: boolean): Verdict {
  if (at + 1 >= text.length) return atEnd(isEnded, NO);
  const code = text.charCodeAt(at + 1);
  if (text.charCodeAt(at) === HASH) return isBlank(code) ? YES : NO;
  return code === SLASH || code === STAR ? YES : NO;
}

/** Tells whether a quoted text of one line and then a colon stand here: the next key. */
export function beginsKey(text: string, at: number, isEnded: boolean): Verdict {
  const quote = text.charCodeAt(at);
  const limit = at + LOOKAHEAD;
  let end = at + 1;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === quote) break;
    if (code === NEWLINE || code === RETURN || end >= limit) return NO;
    if (code === BACKSLASH) end += 1;
  }
  const colon = skipLayout(text, end + 1);
  if (colon >= text.length) return atEnd(isEnded, NO);
  return text.charCodeAt(colon) === COLON ? YES : NO;
}

/** Tells whether a comma and then the next key stand here, after layout. */
export function beginsEntry(text: string, from: number, isEnded: boolean): Verdict {
  const comma = skipLayout(text, from);
  if (comma >= text.length) return atEnd(isEnded, NO);
  if (text.charCodeAt(comma) !== COMMA) return NO;
  const key = skipLayout(text, comma + 1);
  if (key >= text.length) return atEnd(isEnded, NO);
  return isQuote(text.charCodeAt(key)) ? beginsKey(text, key, isEnded) : NO;
}

/** Gives the place of the next character that is not layout, at most {@link LOOKAHEAD} further on. */
function skipLayout(text: string, from: number): number {
  const limit = Math.min(text.length, from + LOOKAHEAD);
  let at = from;
  while (at < limit && isLayout(text.charCodeAt(at))) at += 1;
  return at;
}
