import { BACKSLASH, CLOSE_BRACE, isBlank, NEWLINE, OPEN_PAREN, SPACE } from './characters.ts';
import { endsAtBareComma } from './comma-rule.ts';
import { mayEndBare, quoteVerdict, type Surroundings } from './text-reader.ts';
import { type Place, YES } from './verdict.ts';

// Perf: most texts in an answer are short and end at the first character that may end them. Those are cut out at once, without the state that
// a text needs which is longer than the piece at hand (a third of a parse).

/** Longer texts are searched for marks, not read character by character. */
const SHORT = 48;

/** Gives the place of the quote that ends the text beginning at `from`, if it is the first one and nothing needs a closer look. */
export function findQuotedEnd(text: string, from: number, quote: number, place: Place, where: Surroundings): number {
  const at = findPlainQuote(text, from, quote, where.isFence);
  // The bracket of `["a", "b"}` is a matter of its own.
  if (at === -1 || (place === 'item' && text.charCodeAt(at + 1) === CLOSE_BRACE)) return -1;
  return quoteVerdict(text, at + 1, { place, quote, hasPairedQuotes: true }, where) === YES ? at : -1;
}

/** Gives the place of the next quote, unless an escape, or in a fence a line end, comes before it. */
function findPlainQuote(text: string, from: number, quote: number, isFence: boolean): number {
  const limit = Math.min(text.length, from + SHORT);
  for (let at = from; at < limit; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) return at;
    if (code === BACKSLASH || (code === NEWLINE && isFence)) return -1;
  }
  const end = text.indexOf(String.fromCharCode(quote), limit);
  if (end === -1) return -1;
  const content = text.slice(limit, end);
  return content.includes('\\') || (isFence && content.includes('\n')) ? -1 : end;
}

/** The same for an unquoted text: gives the place of the character that ends it, which is not part of it. */
export function findBareEnd(text: string, from: number, place: Place, where: Surroundings): number {
  let isPhrase = false;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE && where.isFence) return -1;
    if (code === SPACE || code === OPEN_PAREN) isPhrase = true;
    if (!mayEndBare(code, place)) continue;
    if (place !== 'value' || code === CLOSE_BRACE) return at;
    const content = cutBare(text, from, at);
    return endsAtBareComma(text, at, { content, isPhrase }, where.isEnded) === YES ? at : -1;
  }
  return -1;
}

/** Gives an unquoted text without the blanks after it. */
export function cutBare(text: string, from: number, to: number): string {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(from, end);
}
