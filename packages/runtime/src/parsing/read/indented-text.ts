import { isBlank } from './characters.ts';

/** The content of a text in triple quotes, as far as it was read. */
export interface IndentedText {
  add(text: string): void;
  /** Gives the text so far. */
  text(): string;
}

/** The beginnings of lines that are not blank. */
const LINE_STARTS = /(^|\n)(?=[^\n])/g;

/**
 * Reads the content of a text in triple quotes, which may stand indented in its surroundings: blank lines at both ends go, and so does the
 * white space that all lines begin with. Works line by line, so a growing text costs only what is new.
 */
export function readIndented(beginsWithLanguage: boolean): IndentedText {
  /** Complete lines without the white space that all begin with, from the first to the last that is not blank; blank ones empty. */
  let lines = '';
  /** The line ends after these. */
  let gap = '';
  /** White space that all lines begin with. */
  let indent: string | undefined;
  /** The line that is not complete: its white space, and the rest. */
  let lineIndent = '';
  let line = '';
  /** Set until the first line is complete, when that only names a language. */
  let isNamingLanguage = beginsWithLanguage;

  function extendLine(text: string): void {
    let start = 0;
    if (line === '') while (isBlank(text.charCodeAt(start))) start += 1;
    lineIndent += text.slice(0, start);
    line += text.slice(start);
  }

  function endLine(): void {
    if (!isNamingLanguage) {
      line = line.replace(/\r$/, '');
      if (line !== '') {
        lines = allLines();
        gap = '';
      }
      if (lines !== '') gap += '\n';
    }
    isNamingLanguage = false;
    lineIndent = '';
    line = '';
  }

  /** Gives all lines, the one that is not complete included. When it has less white space in common with them, they get the rest back. */
  function allLines(): string {
    const known = indent ?? lineIndent;
    let length = 0;
    while (length < known.length && known.charCodeAt(length) === lineIndent.charCodeAt(length)) length += 1;
    if (length < known.length) lines = lines.replace(LINE_STARTS, `$1${known.slice(length)}`);
    indent = known.slice(0, length);
    return lines + gap + lineIndent.slice(length) + line;
  }

  return {
    add(text) {
      text.split('\n').forEach((part, index) => {
        if (index > 0) endLine();
        extendLine(part);
      });
    },
    text() {
      // The only line is content after all, unless another follows.
      if (isNamingLanguage) return line;
      return line === '' ? lines : allLines();
    },
  };
}
