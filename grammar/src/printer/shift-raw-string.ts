import { findRawString } from '../lexer/raw-string.ts';
import { dedentRawString } from '../tree/dedent.ts';

const INDENTATION = '  ';

/**
 * Shifts a raw string that starts with a new line so that its least indented line stands one level deeper than the line it starts on, and
 * its closing on that level; only if that does not change its value.
 */
export function shiftRawString(image: string, level: number): string {
  const text = image.replaceAll('\r\n', '\n');
  const { hashes, contentStart, contentEnd } = findRawString(text, 0);
  const content = text.slice(contentStart, contentEnd);
  if (!/^[ \t]*\n/.test(content)) return text;
  const shifted = shiftContent(content, level);
  if (dedentRawString(shifted, 0).value !== dedentRawString(content, 0).value) return text;
  const delimiter = '#'.repeat(hashes);
  return `${delimiter}"${shifted}"${delimiter}`;
}

function shiftContent(content: string, level: number): string {
  const lines = content.trimEnd().split('\n').slice(1);
  const texts = lines.filter((line) => line.trim() !== '');
  const shared = Math.min(...texts.map((line) => sharedPrefix(line, texts[0] ?? '')));
  const shifted = lines.map((line) => (line.trim() === '' ? '' : INDENTATION.repeat(level + 1) + line.slice(shared)));
  return ['', ...shifted, INDENTATION.repeat(level)].join('\n');
}

/** How many characters of white space two lines share at their start. */
function sharedPrefix(line: string, other: string): number {
  let length = 0;
  while (line[length] === other[length] && /\s/.test(line[length] ?? 'x')) length += 1;
  return length;
}
