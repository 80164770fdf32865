import { endOfQuoted } from '../lexer/skip-text.ts';
import type { Span } from '../span.ts';
import { type BuildContext, textOf } from './build-context.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', "'": "'", '"': '"', '\\': '\\' };

const ESCAPE = /\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g;

/** What a quoted string means. Single quotes and bad escapes are reported. (That it is unclosed was reported by the lexer.) */
export function decodeQuoted(context: BuildContext, span: Span): { readonly value: string; readonly recovered: boolean } {
  const { isClosed } = endOfQuoted(context.file.text, span.start);
  const content = textOf(context, { start: span.start + 1, end: isClosed ? span.end - 1 : span.end });
  const hasSingleQuotes = context.file.text[span.start] === "'";
  if (isClosed && hasSingleQuotes) context.report('single-quotes', span, {}, { fix: { span, replacement: `"${escapeQuotes(content)}"` } });
  let recovered = hasSingleQuotes || !isClosed;
  const value = content.replace(ESCAPE, (written, braced?: string, four?: string, two?: string, single = '', index = 0) => {
    const character = decodeEscape(braced ?? four ?? two, single);
    if (character !== undefined) return character;
    if (single !== '' && single !== 'x') return written;
    const start = span.start + 1 + index;
    context.report('bad-escape', { start, end: start + written.length }, { escape: written });
    recovered = true;
    return written;
  });
  return { value, recovered };
}

/** The character that an escape stands for, if it stands for one. */
function decodeEscape(digits: string | undefined, single: string): string | undefined {
  if (digits === undefined) return Object.hasOwn(ESCAPES, single) ? ESCAPES[single] : undefined;
  const code = Number.parseInt(digits, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** Puts a backslash before the double quotes that have none. */
function escapeQuotes(content: string): string {
  return content.replace(/\\[\s\S]|"/g, (match) => (match === '"' ? '\\"' : match));
}

/** Writes a text as a quoted string. */
export function quoteText(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}
