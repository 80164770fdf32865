import { joinLines, type LocatedText, type SourceLine, splitLines } from '../located-text.ts';

/**
 * The value of a raw string: the indentation that its lines share is removed, lines of white space are emptied, empty lines around the
 * text and white space after it are dropped. Text on the line of the opening quote counts as a line without indentation.
 */
export function dedentRawString(content: string, fileStart: number): LocatedText {
  const skipped = content.search(/[^ \t]|$/);
  const lines = splitLines(content.slice(skipped), fileStart + skipped).map(emptyBlankLine);
  const indentation = sharedIndentation(lines.map(({ text }) => text).filter((text) => text !== ''));
  return joinLines(dropEmptyEnds(lines.map((line) => removeIndentation(line, indentation))), fileStart);
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

function emptyBlankLine({ text, fileStart }: SourceLine): SourceLine {
  return { text: text.trim() === '' ? '' : text, fileStart };
}

function removeIndentation({ text, fileStart }: SourceLine, length: number): SourceLine {
  return text === '' ? { text, fileStart } : { text: text.slice(length), fileStart: fileStart + length };
}

function dropEmptyEnds(lines: readonly SourceLine[]): readonly SourceLine[] {
  const first = lines.findIndex(({ text }) => text !== '');
  if (first < 0) return [];
  let end = lines.length;
  while (lines[end - 1]?.text === '') end -= 1;
  return lines.slice(first, end).map((line, index) => (index === end - first - 1 ? { ...line, text: line.text.trimEnd() } : line));
}
