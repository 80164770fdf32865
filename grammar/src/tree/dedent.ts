import type { LocatedLine, LocatedText } from '../located-text.ts';

interface Line {
  readonly text: string;
  readonly fileStart: number;
}

/**
 * The value of a raw string: the indentation that its lines share is removed, lines of white space are emptied, empty lines around the
 * text and white space after it are dropped. Text on the line of the opening quote counts as a line without indentation.
 */
export function dedentRawString(content: string, fileStart: number): LocatedText {
  const lines = splitLines(content, fileStart);
  const indentation = sharedIndentation(lines.map(({ text }) => text).filter((text) => text !== ''));
  return joinLines(dropEmptyEnds(lines.map((line) => removeIndentation(line, indentation))), fileStart);
}

/**
 * The text of a prompt: a raw string's value without the smallest indentation of its lines, counted in characters. That shows only where
 * tabs and spaces are mixed.
 */
export function dedentPrompt({ value, lines }: LocatedText): LocatedText {
  const texts = value.split('\n').map((text, index) => ({ text, fileStart: lines[index]?.fileStart ?? 0 }));
  const indentations = texts.filter(({ text }) => text !== '').map(({ text }) => text.search(/\S|$/));
  const smallest = Math.min(...indentations);
  if (indentations.length === 0 || smallest === 0) return { value, lines };
  return joinLines(
    texts.map((line) => removeIndentation(line, smallest)),
    lines[0]?.fileStart ?? 0,
  );
}

/** The lines, the white space after the opening quote left out, lines of white space emptied. */
function splitLines(content: string, fileStart: number): Line[] {
  const skipped = /^[ \t]*/.exec(content)?.[0].length ?? 0;
  const lines: Line[] = [];
  let start = skipped;
  for (const { index, 0: newline } of [...content.matchAll(/\r?\n/g), { index: content.length, 0: '' }]) {
    const text = content.slice(start, index);
    lines.push({ text: text.trim() === '' ? '' : text, fileStart: fileStart + start });
    start = index + newline.length;
  }
  return lines;
}

/** The length of the white space that all texts start with, compared character by character. */
function sharedIndentation(texts: readonly string[]): number {
  const first = texts[0] ?? '';
  let length = first.search(/\S|$/);
  for (const text of texts) {
    let shared = 0;
    while (shared < length && text[shared] === first[shared]) shared += 1;
    length = shared;
  }
  return length;
}

function removeIndentation({ text, fileStart }: Line, length: number): Line {
  return text === '' ? { text, fileStart } : { text: text.slice(length), fileStart: fileStart + length };
}

function dropEmptyEnds(lines: readonly Line[]): readonly Line[] {
  const first = lines.findIndex(({ text }) => text !== '');
  if (first < 0) return [];
  let end = lines.length;
  while (lines[end - 1]?.text === '') end -= 1;
  return lines.slice(first, end).map((line, index) => (index === end - first - 1 ? { ...line, text: line.text.trimEnd() } : line));
}

function joinLines(lines: readonly Line[], fileStart: number): LocatedText {
  const located: LocatedLine[] = [];
  let start = 0;
  for (const line of lines) {
    located.push({ start, fileStart: line.fileStart });
    start += line.text.length + 1;
  }
  return { value: lines.map(({ text }) => text).join('\n'), lines: located.length > 0 ? located : [{ start: 0, fileStart }] };
}
