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
  RETURN,
  SLASH,
  STAR,
} from './characters.ts';
import { atEnd, LOOKAHEAD, NO, type Place, type Verdict, verdictOf, YES } from './verdict.ts';

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
export function endsAtQuote(text: string, after: number, { place, quote, hasPairedQuotes }: QuotedContext, isEnded: boolean): Verdict {
  const at = skipLayout(text, after);
  if (at >= text.length) return atEnd(isEnded, YES);
  const isApart = at > after;
  const isValue = place === 'value' || place === 'item';
  const code = text.charCodeAt(at);
  if (isLayout(code)) return YES;
  switch (code) {
    case COLON:
    case EQUALS:
      // Differs: the reference implementation knows only the colon; `"key" = 1` and `"key" => 1` lose all keys there.
      return verdictOf(place === 'key');
    case COMMA:
      return verdictOf(isValue && (isApart || quote !== DOUBLE_QUOTE || hasPairedQuotes));
    case CLOSE_BRACKET:
      return verdictOf(isValue);
    case CLOSE_BRACE:
      // Differs: the reference implementation takes the bracket of `["a", "b"}` for content of the last item.
      return place === 'item' && !isApart
        ? stands(COMMA, text, skipLayout(text, at + 1), isEnded, YES)
        : verdictOf(place === 'key' || place === 'value');
    case SLASH:
    case HASH:
      return isApart ? beginsComment(text, at, isEnded) : NO;
    default:
      if (!isApart) return verdictOf(place === 'root' && code !== quote && OPENINGS.includes(text.charAt(at)));
      // Differs: the reference implementation swallows the next key when the comma before it is missing.
      return place === 'value' && isQuote(code) ? beginsKey(text, at, isEnded) : NO;
  }
}

/** What may follow a text outside of any structure. */
const OPENINGS = `{["'`;

/** Tells whether a character stands at a place, or what to say when the text ends before it. */
function stands(code: number, text: string, at: number, isEnded: boolean, otherwise: Verdict): Verdict {
  return at >= text.length ? atEnd(isEnded, otherwise) : verdictOf(text.charCodeAt(at) === code);
}

/** Tells whether a slash or a hash begins a comment. Differs: the reference implementation knows no comments after `#`. */
export function beginsComment(text: string, at: number, isEnded: boolean): Verdict {
  if (at + 1 >= text.length) return atEnd(isEnded, NO);
  const code = text.charCodeAt(at + 1);
  if (text.charCodeAt(at) === HASH) return verdictOf(isBlank(code));
  return verdictOf(code === SLASH || code === STAR);
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
  return stands(COLON, text, skipLayout(text, end + 1), isEnded, NO);
}

/** Tells whether a comma and then the next key stand here, after layout. */
export function beginsEntry(text: string, from: number, isEnded: boolean): Verdict {
  const comma = skipLayout(text, from);
  const hasComma = stands(COMMA, text, comma, isEnded, NO);
  if (hasComma !== YES) return hasComma;
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
