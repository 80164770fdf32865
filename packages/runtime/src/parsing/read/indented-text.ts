import { isBlank } from './characters.ts';

/**
 * The content of a text in triple quotes, which may stand indented in its surroundings: blank lines at both ends go, and so does the
 * white space that all lines begin with. Works line by line, so a growing text costs only what is new.
 */
export class IndentedText {
  /** Complete lines, from the first to the last that is not blank; blank ones empty. */
  readonly #lines: string[] = [];
  /** Blank lines after these. */
  #blankLines = 0;
  /** White space that all lines begin with. */
  #indent: string | undefined = undefined;
  /** The first complete lines without their white space, and their number. */
  #rendered = '';
  #renderedLines = 0;
  /** The line that is not complete: its white space, and the rest. */
  #lineIndent = '';
  #lineText = '';
  /** Set until the first line is complete, when that only names a language. */
  #isNamingLanguage: boolean;

  constructor(options: { readonly beginsWithLanguage: boolean }) {
    this.#isNamingLanguage = options.beginsWithLanguage;
  }

  add(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      this.#extendLine(text.slice(from, end));
      if (!this.#isNamingLanguage) this.#endLine();
      this.#isNamingLanguage = false;
      this.#lineIndent = '';
      this.#lineText = '';
      from = end + 1;
    }
    this.#extendLine(text.slice(from));
  }

  /** Gives the text so far. */
  text(): string {
    // The only line is content after all, unless another follows.
    if (this.#isNamingLanguage) return this.#lineText;
    const isLineShown = this.#lineText !== '';
    if (isLineShown) this.#narrowIndent();
    const indent = this.#indent?.length ?? 0;
    for (; this.#renderedLines < this.#lines.length; this.#renderedLines += 1) {
      const line = this.#lines[this.#renderedLines] ?? '';
      this.#rendered += (this.#renderedLines === 0 ? '' : '\n') + line.slice(indent);
    }
    if (!isLineShown) return this.#rendered;
    const separator = this.#renderedLines === 0 ? '' : '\n'.repeat(this.#blankLines + 1);
    return this.#rendered + separator + this.#lineIndent.slice(indent) + this.#lineText;
  }

  #extendLine(text: string): void {
    let start = 0;
    if (this.#lineText === '') {
      while (start < text.length && isBlank(text.charCodeAt(start))) start += 1;
      this.#lineIndent += text.slice(0, start);
    }
    this.#lineText += text.slice(start);
  }

  #endLine(): void {
    if (this.#lineText === '') {
      this.#blankLines += 1;
      return;
    }
    this.#narrowIndent();
    if (this.#lines.length > 0) for (let blank = 0; blank < this.#blankLines; blank += 1) this.#lines.push('');
    this.#blankLines = 0;
    const line = this.#lineIndent + this.#lineText;
    this.#lines.push(line.endsWith('\r') ? line.slice(0, -1) : line);
  }

  /** Takes the current line's white space into account. When the common part shrinks, all lines must be rendered again. */
  #narrowIndent(): void {
    const common = this.#indent === undefined ? this.#lineIndent : commonStart(this.#indent, this.#lineIndent);
    if (common === this.#indent) return;
    this.#indent = common;
    this.#rendered = '';
    this.#renderedLines = 0;
  }
}

function commonStart(left: string, right: string): string {
  let end = 0;
  while (end < left.length && end < right.length && left.charCodeAt(end) === right.charCodeAt(end)) end += 1;
  return left.slice(0, end);
}
