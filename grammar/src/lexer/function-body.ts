import type { SearchableText } from './searchable-text.ts';
import { endOfBlockComment, endOfLine } from './skip-text.ts';

/** Words that start a statement. */
const STATEMENTS = new Set(['let', 'if', 'for', 'while', 'return', 'watch', 'break', 'continue', 'assert']);

const WORD = /[A-Za-z_$][\w$-]*/y;

/** What can follow a key on its line: a value, nothing yet, or a sign that should not be there. */
const AFTER_KEY = /[ \t]*(?:["'[{:,;}]|#+"|\r|\n|$|\/\/)|[ \t]+-?\w/y;

/** Does the body of a function, opened at `start`, hold entries? Else it holds statements, which the language does not have. */
export function isPromptBody(source: SearchableText, start: number): boolean {
  const { text } = source;
  const first = skipSpace(source, start + 1);
  WORD.lastIndex = first;
  const word = WORD.exec(text)?.[0];
  if (word === undefined) return first >= text.length || /[}@,;#]/.test(text[first] ?? '');
  if (word === 'client' || word === 'prompt') return true;
  AFTER_KEY.lastIndex = first + word.length;
  return !STATEMENTS.has(word) && AFTER_KEY.test(text);
}

function skipSpace(source: SearchableText, start: number): number {
  const { text } = source;
  let offset = start;
  while (offset < text.length) {
    if (/\s/.test(text[offset] ?? '')) offset += 1;
    else if (text.startsWith('//', offset)) offset = endOfLine(text, offset);
    else {
      const end = endOfBlockComment(source, offset);
      if (end === undefined) break;
      offset = end;
    }
  }
  return offset;
}
