import { isWholeScalar } from './bare-text.ts';
import { DOUBLE_QUOTE, isDigit, isLayout, NEWLINE, RETURN, SLASH, SPACE } from './characters.ts';
import { beginsComment, beginsKey } from './quote-rule.ts';
import type { ReaderState } from './reader-state.ts';
import { atEnd, LOOKAHEAD, type Verdict } from './verdict.ts';

/** A number whose digits may stand in groups. */
const GROUPED_NUMBER = /^[-+]?(?:\d{1,3},)*\d+$/;

/** Longer values are neither numbers nor words. */
const MAX_SCALAR_LENGTH = 64;

/**
 * Decides whether the comma at `at` ends an unquoted value, by what follows it. Differs: the reference implementation lets a value run on
 * over `,"`, so compact JSON that is cut off loses its fields; here a whole scalar ends at its comma, and a following key ends any value.
 */
export function endsAtBareComma(text: string, at: number, { content, endsAtComma, isEnded }: ReaderState): Verdict {
  const after = at + 1;
  if (after >= text.length) return atEnd(isEnded, true);
  const code = text.charCodeAt(after);
  const scalar = content.length <= MAX_SCALAR_LENGTH ? content : '';
  if (isDigit(code) && GROUPED_NUMBER.test(scalar)) {
    // Exactly three digits are a group, as in `1,000`.
    const next = text.slice(after, after + 4);
    if (!isEnded && /^\d{0,3}$/.test(next)) return undefined;
    if (/^\d{3}\D?$/.test(next)) return false;
  }
  // Perf: most values are a word before a blank. What they mean is looked at once, when they are put in their place (5 % of a parse).
  if (code === NEWLINE || (code === SPACE && endsAtComma) || isWholeScalar(scalar)) return true;
  if (!isLayout(code)) return beginsKey(text, after, isEnded);
  if (code === RETURN && after + 1 >= text.length) return atEnd(isEnded, true);
  return (code === SPACE && isWholeScalar(scalar.toLowerCase())) || endsAfterBlanks(text, after, isEnded);
}

/** A lone slash among the blanks does not count. */
function endsAfterBlanks(text: string, from: number, isEnded: boolean): Verdict {
  const limit = from + LOOKAHEAD;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (at >= limit) return false;
    if (code === NEWLINE || code === DOUBLE_QUOTE) return true;
    if (code === SLASH) {
      const isComment = beginsComment(text, at, isEnded);
      if (isComment !== false) return isComment;
    } else if (!isLayout(code)) {
      return beginsKey(text, at, isEnded);
    }
  }
  return atEnd(isEnded, false);
}
