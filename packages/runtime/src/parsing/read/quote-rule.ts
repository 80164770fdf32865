import {
  BACKSLASH,
  BACKTICK,
  CLOSE_BRACE,
  COLON,
  COMMA,
  HASH,
  isBlank,
  isLayout,
  isQuote,
  NEWLINE,
  RETURN,
  SLASH,
  STAR,
} from './characters.ts';
import { readFenceClosing } from './fence-line.ts';
import type { ReaderState } from './reader-state.ts';
import { atEnd, LOOKAHEAD, type Place, type Verdict } from './verdict.ts';

/**
 * What follows a text in a structure. Differs: the reference implementation knows only the colon after a key; `"key" = 1` and `"key" => 1`
 * lose all keys there.
 */
const FOLLOWERS: Readonly<Record<Place, string>> = { key: ':=}', value: ',]}', item: ',]', root: '' };

/** What may follow a text outside of any structure, at once. */
const OPENINGS = `{["'`;

/**
 * Decides whether a quote ends its text, by what follows it at `after`. Models leave quotes inside of quoted texts unescaped, so a quote
 * only counts as the end when the structure goes on behind it.
 */
export function endsAtQuote(text: string, after: number, state: ReaderState): Verdict {
  const { place, form, isEnded } = state;
  const at = skipLayout(text, after);
  if (at >= text.length) return atEnd(isEnded, true);
  const code = text.charCodeAt(at);
  const isApart = at > after;
  if (isLayout(code) || FOLLOWERS[place].includes(text.charAt(at))) return code !== COMMA || isApart || state.endsAtComma;
  if (!isApart) {
    if (place === 'root') return text.charAt(at) !== form && OPENINGS.includes(text.charAt(at));
    // Differs: the reference implementation takes the bracket of `["a", "b"}` for content of the last item.
    return place === 'item' && code === CLOSE_BRACE && stands(COMMA, text, skipLayout(text, at + 1), isEnded, true);
  }
  if (code === SLASH || code === HASH) return beginsComment(text, at, isEnded);
  const isLast = code === BACKTICK && closesFence(text, after, at, state);
  // Differs: the reference implementation swallows the next key when the comma before it is missing.
  return isLast === false ? place === 'value' && beginsKey(text, at, isEnded) : isLast;
}

/** Tells whether backticks at `at`, which blanks from `from` on part from the text before, are the line that closes the fence. */
function closesFence(text: string, from: number, at: number, { scope, isEnded }: ReaderState): Verdict {
  const lineStart = text.slice(from, at).lastIndexOf('\n') + 1;
  const line = scope === 'fence' && lineStart > 0 ? readFenceClosing(text, from + lineStart, isEnded) : 'no';
  return line === 'undecided' ? atEnd(isEnded, true) : line !== 'no';
}

/** Tells whether a character stands at a place, or what to say when the text ends before it. */
function stands(code: number, text: string, at: number, isEnded: boolean, otherwise: boolean): Verdict {
  return at >= text.length ? atEnd(isEnded, otherwise) : text.charCodeAt(at) === code;
}

/** Tells whether a slash or a hash begins a comment. Differs: the reference implementation knows no comments after `#`. */
export function beginsComment(text: string, at: number, isEnded: boolean): Verdict {
  if (at + 1 >= text.length) return atEnd(isEnded, false);
  const code = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === HASH ? isBlank(code) : code === SLASH || code === STAR;
}

/** Tells whether a quoted text of one line and then a colon stand here: the next key. */
export function beginsKey(text: string, at: number, isEnded: boolean): Verdict {
  if (at >= text.length) return atEnd(isEnded, false);
  const quote = text.charCodeAt(at);
  if (!isQuote(quote)) return false;
  const limit = at + LOOKAHEAD;
  let end = at + 1;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    if (code === quote) break;
    if (code === NEWLINE || code === RETURN || end >= limit) return false;
    if (code === BACKSLASH) end += 1;
  }
  return stands(COLON, text, skipLayout(text, end + 1), isEnded, false);
}

/** Tells whether a comma and then the next key stand here, after layout. */
export function beginsEntry(text: string, from: number, isEnded: boolean): Verdict {
  const comma = skipLayout(text, from);
  return stands(COMMA, text, comma, isEnded, false) && beginsKey(text, skipLayout(text, comma + 1), isEnded);
}

/** Gives the place of the next character that is not layout, at most {@link LOOKAHEAD} further on. */
function skipLayout(text: string, from: number): number {
  const limit = Math.min(text.length, from + LOOKAHEAD);
  let at = from;
  while (at < limit && isLayout(text.charCodeAt(at))) at += 1;
  return at;
}
