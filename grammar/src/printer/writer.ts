import type { SourceFile } from '../source-file.ts';
import type { Span } from '../span.ts';
import type { Comment } from '../syntax-tree.ts';

const INDENTATION = '  ';

/** Whether an empty line may stand before a line: as in the source, none, or always one. */
export type BlankLine = 'keep' | 'never' | 'always';

interface LineBreak {
  readonly level: number;
  readonly blank: BlankLine;
  /** The level of comments on lines of their own before the line. */
  readonly commentLevel: number;
}

/**
 * Collects the text of a laid out file. Tokens come in the order of the source; before each the comments that stand there in the source
 * are written, so that none can get lost: at the end of a line those that stood at the end of one, else on lines of their own.
 */
export class Writer {
  private readonly source: string;
  private readonly comments: readonly Comment[];
  private nextComment = 0;
  private readonly pieces: string[] = [];
  /** Where the last thing written ends in the source. */
  private lastEnd = 0;
  private level = 0;
  private pendingBreak: LineBreak | undefined;
  private pendingSpace = false;
  private pendingPrefix = '';
  private pendingContinuation = '';
  private currentColumn = 0;
  /** A line comment was written: whatever comes next needs a new line. */
  private mustBreak = false;
  /** Nothing was written since a bracket opened a block, or the file started. */
  private isAtStart = true;

  constructor(file: SourceFile, comments: readonly Comment[]) {
    this.source = file.text;
    this.comments = comments;
  }

  /** The indentation level of the current line, or of the one that was asked for. */
  get currentLevel(): number {
    return this.pendingBreak?.level ?? this.level;
  }

  /** The column where the next token will stand. */
  get column(): number {
    return this.pendingBreak === undefined
      ? this.currentColumn + (this.pendingSpace ? 1 : 0)
      : this.pendingBreak.level * INDENTATION.length;
  }

  /** The text so far. */
  get text(): string {
    return this.pieces.join('');
  }

  /** Starts a new line before the next token. */
  breakLine(level: number, blank: BlankLine = 'keep'): void {
    this.pendingBreak = { level, blank, commentLevel: level };
  }

  /** Starts a new line for a closing bracket; comments before it belong to the block that it closes. */
  breakBeforeClosing(level: number): void {
    this.pendingBreak = { level, blank: 'never', commentLevel: level + 1 };
  }

  /** Puts a space before the next token. */
  space(): void {
    this.pendingSpace = true;
  }

  /** Puts a sign in front of the next token, on its line. */
  prefix(sign: string): void {
    this.pendingPrefix = sign;
  }

  /** Puts a sign in front of the next token if a comment forces that onto a new line. */
  continueWith(sign: string): void {
    this.pendingContinuation = sign;
  }

  /** Writes a token of the source, after the comments before it. */
  write(text: string, { start, end }: Span): void {
    this.writeComments(start);
    this.startToken(start);
    this.push(this.pendingPrefix + text);
    this.pendingPrefix = '';
    this.lastEnd = end;
  }

  /** Writes a token that opens a block. */
  open(text: string, span: Span): void {
    this.write(text, span);
    this.isAtStart = true;
  }

  /** Writes a sign right behind the last token, before the comments that stand between the two in the source. */
  glue(text: string, end?: number): void {
    this.push(text);
    const isCommentBefore = end !== undefined && (this.comments[this.nextComment]?.span.start ?? end) < end;
    if (end !== undefined && !isCommentBefore) this.lastEnd = end;
  }

  /** Writes the bracket that opens a block right behind the last token. */
  glueOpen(text: string, end?: number): void {
    this.glue(text, end);
    this.isAtStart = true;
  }

  /** Writes the comments that are left, and ends the last line. */
  finish(): void {
    this.writeComments(this.source.length);
    if (this.pieces.length > 0) this.push('\n');
  }

  private push(text: string): void {
    this.pieces.push(text);
    const newLine = text.lastIndexOf('\n');
    this.currentColumn = newLine < 0 ? this.currentColumn + text.length : text.length - newLine - 1;
  }

  private writeComments(before: number): void {
    for (let comment = this.comments[this.nextComment]; comment !== undefined; comment = this.comments[this.nextComment]) {
      if (comment.span.start >= before) return;
      this.nextComment += 1;
      this.writeComment(comment);
      this.lastEnd = comment.span.end;
    }
  }

  private writeComment({ kind, text, span }: Comment): void {
    const isTrailing = this.pieces.length > 0 && !this.hasNewLine(span.start);
    if (!isTrailing) this.startLine(this.pendingBreak?.commentLevel ?? this.level + 1, this.takeBlank(), span.start);
    else this.push(kind === 'block' ? ' ' : '  ');
    this.push(tidyComment(text));
    this.mustBreak = kind !== 'block' || !isTrailing;
  }

  /** The rule for an empty line before the next line; after that line the source decides. */
  private takeBlank(): BlankLine {
    if (this.pendingBreak === undefined) return 'never';
    const { blank, level, commentLevel } = this.pendingBreak;
    if (blank === 'always') this.pendingBreak = { level, commentLevel, blank: 'keep' };
    return commentLevel === level ? blank : 'keep';
  }

  private startToken(start: number): void {
    if (this.pendingBreak !== undefined) this.startLine(this.pendingBreak.level, this.pendingBreak.blank, start);
    else if (this.mustBreak) {
      this.startLine(this.level + 1, 'never', start);
      this.push(this.pendingContinuation);
    } else if (this.pendingSpace) this.push(' ');
    this.pendingBreak = undefined;
    this.pendingSpace = false;
    this.pendingContinuation = '';
    this.mustBreak = false;
    this.isAtStart = false;
  }

  private startLine(level: number, blank: BlankLine, start: number): void {
    const hasBlank = blank === 'always' || (blank === 'keep' && this.hasBlankLine(start));
    if (this.pieces.length > 0) this.push(hasBlank && !this.isAtStart ? '\n\n' : '\n');
    this.push(INDENTATION.repeat(level));
    if (this.pendingBreak !== undefined) this.level = this.pendingBreak.level;
    this.isAtStart = false;
  }

  private hasNewLine(offset: number): boolean {
    return /[\r\n]/.test(this.source.slice(this.lastEnd, offset));
  }

  private hasBlankLine(offset: number): boolean {
    return /(?:\r\n?|\n)[ \t]*[\r\n]/.test(this.source.slice(this.lastEnd, offset).replaceAll('\r\n', '\n'));
  }
}

/** Lines without white space at their ends, and a space between `//` and a word. */
function tidyComment(text: string): string {
  return text
    .replace(/[ \t]*(?:\r\n?|\n)/g, '\n')
    .trimEnd()
    .replace(/^\/\/(?=\p{L})/u, '// ');
}
