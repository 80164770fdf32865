import { isWholeScalar } from './bare-text.ts';
import { DOUBLE_QUOTE, isDigit, isLayout, isQuote, NEWLINE, RETURN, SLASH, SPACE, TAB } from './characters.ts';
import { beginsComment, beginsKey } from './quote-rule.ts';
import { atEnd, LOOKAHEAD, NO, UNDECIDED, type Verdict, verdictOf, YES } from './verdict.ts';

/** The unquoted value whose end is in question, as far as it was read. */
export interface BareValue {
  readonly content: string;
  /** Whether it holds a blank or an opening parenthesis. */
  readonly isPhrase: boolean;
}

/** A number whose digits may stand in groups. */
const GROUPED_NUMBER = /^[-+]?(?:\d{1,3},)*\d+$/;

/** Longer values are neither numbers nor words. */
const MAX_SCALAR_LENGTH = 64;

/**
 * Decides whether the comma at `at` ends an unquoted value, by what follows it. Differs: the reference implementation lets a value run on
 * over `,"`, so compact JSON that is cut off loses its fields; here a whole scalar ends at its comma, and a following key ends any value.
 */
export function endsAtBareComma(text: string, at: number, value: BareValue, isEnded: boolean): Verdict {
  const after = at + 1;
  if (after >= text.length) return atEnd(isEnded, YES);
  const code = text.charCodeAt(after);
  const isShort = value.content.length <= MAX_SCALAR_LENGTH;
  if (isDigit(code) && isShort && GROUPED_NUMBER.test(value.content)) {
    const isGroup = beginsDigitGroup(text, after, isEnded);
    if (isGroup !== NO) return isGroup === YES ? NO : UNDECIDED;
  }
  // Perf: most values are a word before a blank. What they mean is looked at once, when they are put in their place (5 % of a parse).
  if (code === NEWLINE || (code === SPACE && !value.isPhrase) || (isShort && isWholeScalar(value.content))) return YES;
  if (code === RETURN) return endsAtReturn(text, after, isEnded);
  if (code === SPACE || code === TAB) {
    if (code === SPACE && isShort && isWholeScalar(value.content.toLowerCase())) return YES;
    return endsAfterBlanks(text, after, isEnded);
  }
  return isQuote(code) ? beginsKey(text, after, isEnded) : NO;
}

/** Tells whether exactly three digits stand here, as in `1,000`. */
function beginsDigitGroup(text: string, at: number, isEnded: boolean): Verdict {
  const next = text.slice(at, at + 4);
  const isCut = next.length < 4 && /^\d*$/.test(next);
  return isCut ? atEnd(isEnded, verdictOf(next.length === 3)) : verdictOf(/^\d{3}\D/.test(next));
}

function endsAtReturn(text: string, at: number, isEnded: boolean): Verdict {
  if (at + 1 >= text.length) return atEnd(isEnded, YES);
  return text.charCodeAt(at + 1) === NEWLINE ? YES : endsAfterBlanks(text, at, isEnded);
}

/** A lone slash among the blanks does not count. */
function endsAfterBlanks(text: string, from: number, isEnded: boolean): Verdict {
  const limit = from + LOOKAHEAD;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (at >= limit) return NO;
    if (code === NEWLINE || code === DOUBLE_QUOTE) return YES;
    if (code === SLASH) {
      const isComment = beginsComment(text, at, isEnded);
      if (isComment !== NO) return isComment;
    } else if (!isLayout(code)) {
      return isQuote(code) ? beginsKey(text, at, isEnded) : NO;
    }
  }
  return atEnd(isEnded, NO);
}
