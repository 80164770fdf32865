import { checkLength, MAX_TEXT_LENGTH } from '../limits.ts';

/** Replaces all occurrences, as many as `limit` when there is one. */
export function replaceText(text: string, old: string, replacement: string, limit: number = Number.POSITIVE_INFINITY): string {
  const parts = old === '' ? ['', ...text, ''] : text.split(old);
  const count = Math.min(parts.length - 1, limit);
  checkLength(text.length + count * replacement.length);
  return (
    parts.slice(0, count + 1).join(replacement) +
    parts
      .slice(count + 1)
      .map((part) => old + part)
      .join('')
  );
}

/** How far lines are indented, and which ones besides those after the first that are not blank. */
export interface IndentOptions {
  readonly width: number;
  readonly first: boolean;
  readonly blank: boolean;
}

/** Indents the lines of a text; a final newline is dropped. */
export function indentText(text: string, { width, first, blank }: IndentOptions): string {
  const lines = text.replace(/\n$/, '').split('\n');
  checkLength(text.length + lines.length * width);
  const margin = ' '.repeat(Math.min(width, MAX_TEXT_LENGTH));
  return lines.map((line, index) => ((index > 0 || first) && (blank || line !== '') ? margin + line : line)).join('\n');
}

/** Percent-encodes the UTF-8 bytes of all characters but letters, digits and `/ - . _ ~`. */
export function encodeUrl(text: string): string {
  const encoder = new TextEncoder();
  return text.replace(/[^A-Za-z0-9/\-._~]/gu, (character) =>
    Array.from(encoder.encode(character), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}
