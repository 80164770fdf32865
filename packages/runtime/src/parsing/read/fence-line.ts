import { BACKTICK, isDigit, NEWLINE, RETURN, SPACE, TAB } from './characters.ts';
import { LOOKAHEAD } from './verdict.ts';

/** What a line that may open or close a code fence says: where the next line begins, or that it is no such line, or not enough of it. */
export type FenceLine = number | 'no' | 'undecided';

function isTagCharacter(code: number): boolean {
  const lower = code | 32;
  return (lower >= 97 && lower <= 122) || isDigit(code) || code === SPACE;
}

/**
 * Reads a line that opens a fence: blanks, three backticks and a tag of letters, digits and blanks. Three backticks alone open nothing; what
 * they hold is found as part of the prose.
 */
export function readFenceOpening(text: string, lineStart: number, isEnded: boolean): FenceLine {
  const tag = skipBackticks(text, lineStart);
  if (typeof tag !== 'number') return tag;
  const limit = tag + LOOKAHEAD;
  let end = tag;
  while (end < text.length && end < limit && isTagCharacter(text.charCodeAt(end))) end += 1;
  if (end === tag) return end >= text.length && !isEnded ? 'undecided' : 'no';
  return readLineEnd(text, end, isEnded);
}

/** Reads a line that closes a fence: blanks and three backticks, nothing else. */
export function readFenceClosing(text: string, lineStart: number, isEnded: boolean): FenceLine {
  const end = skipBackticks(text, lineStart);
  return typeof end === 'number' ? readLineEnd(text, end, isEnded) : end;
}

function skipBackticks(text: string, lineStart: number): FenceLine {
  const limit = lineStart + LOOKAHEAD;
  let at = lineStart;
  while (at < text.length && at < limit && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB)) at += 1;
  const end = at + 3;
  for (; at < end; at += 1) {
    if (at >= text.length) return 'undecided';
    if (text.charCodeAt(at) !== BACKTICK) return 'no';
  }
  return end;
}

function readLineEnd(text: string, at: number, isEnded: boolean): FenceLine {
  if (at >= text.length) return isEnded ? at : 'undecided';
  const code = text.charCodeAt(at);
  if (code === NEWLINE) return at + 1;
  if (code !== RETURN) return 'no';
  if (at + 1 >= text.length) return isEnded ? at + 1 : 'undecided';
  return text.charCodeAt(at + 1) === NEWLINE ? at + 2 : 'no';
}
