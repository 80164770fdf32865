import { isRawStringStart } from './raw-string.ts';
import type { Scanner } from './scanner.ts';
import { endOfBlockComment, endOfLine, findNextDeclaration } from './skip-text.ts';

/** Goes behind the comment that starts here, also one of another language (reported). Gives false if there is none. */
export function skipComment(scanner: Scanner): boolean {
  const { text, offset } = scanner;
  if (scanner.startsWith('//')) {
    scanner.addComment(scanner.startsWith('///') ? 'documentation' : 'line', endOfLine(text, offset));
    return true;
  }
  const end = endOfBlockComment(scanner, offset);
  if (end === undefined) return skipUnclosedComment(scanner) || skipForeignComment(scanner);
  scanner.addComment('block', end);
  return true;
}

/** Where no brace belongs, an unclosed block comment is one; elsewhere it is a brace with a line comment behind. */
function skipUnclosedComment(scanner: Scanner): boolean {
  const { offset, frame, text } = scanner;
  const isBrace = frame.kind !== 'declarations' || frame.declaration !== undefined;
  if (isBrace || !scanner.startsWith('{//')) return false;
  scanner.report('unclosed-comment', { start: offset, end: offset + 3 }, {});
  scanner.offset = findNextDeclaration(scanner, endOfLine(text, offset));
  scanner.closeQuietly();
  return true;
}

/** What starts a comment elsewhere, and what ends it (else its line does). */
const FOREIGN_SIGNS: readonly { readonly sign: RegExp; readonly closing?: string; readonly isText?: boolean }[] = [
  { sign: /\{#(?![#"])/y, closing: '#}' },
  { sign: /#/y },
  { sign: /\/\*/y, closing: '*/', isText: true },
  { sign: /--/y, isText: true },
];

function skipForeignComment(scanner: Scanner): boolean {
  const { text, offset } = scanner;
  if (isRawStringStart(text, offset)) return false;
  for (const { sign: pattern, closing, isText = false } of FOREIGN_SIGNS) {
    const sign = isText && scanner.isValuePosition ? undefined : scanner.match(pattern);
    if (sign === undefined) continue;
    const span = { start: offset, end: offset + sign.length };
    scanner.report('foreign-comment', span, { sign }, closing === undefined ? { fix: { span, replacement: '//' } } : {});
    const close = closing === undefined ? undefined : scanner.find(closing, span.end);
    scanner.offset = close === undefined || closing === undefined ? endOfLine(text, offset) : close + closing.length;
    return true;
  }
  return false;
}
