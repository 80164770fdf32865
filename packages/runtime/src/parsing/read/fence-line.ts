import { BACKTICK, NEWLINE, RETURN, SPACE, TAB } from './characters.ts';
import { LOOKAHEAD } from './verdict.ts';

/** What a line that may open or close a code fence says: where the next line begins, or that it is no such line, or not enough of it. */
export type FenceLine = number | 'no' | 'undecided';

/**
 * Reads a line that opens a fence: blanks, three backticks and a tag of letters, digits and blanks. Three backticks alone open nothing; what
 * they hold is found as part of the prose.
 */
export function readFenceOpening(text: string, lineStart: number, isEnded: boolean): FenceLine {
  return readFenceLine(text, lineStart, isEnded, true);
}

/** Reads a line that closes a fence: blanks and three backticks, nothing else. */
export function readFenceClosing(text: string, lineStart: number, isEnded: boolean): FenceLine {
  return readFenceLine(text, lineStart, isEnded, false);
}

function readFenceLine(text: string, lineStart: number, isEnded: boolean, hasTag: boolean): FenceLine {
  const limit = lineStart + LOOKAHEAD;
  let at = lineStart;
  while (at < limit && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at += 1;
  for (const end = at + 3; at < end; at += 1) {
    if (at >= text.length) return 'undecided';
    if (text.charCodeAt(at) !== BACKTICK) return 'no';
  }
  if (hasTag) {
    const length = text.slice(at, at + LOOKAHEAD).search(/[^a-z\d ]|$/i);
    if (length === 0 && (at < text.length || isEnded)) return 'no';
    at += length;
  }
  if (text.charCodeAt(at) === RETURN) at += 1;
  if (at >= text.length) return isEnded ? at : 'undecided';
  return text.charCodeAt(at) === NEWLINE ? at + 1 : 'no';
}
