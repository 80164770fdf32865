import type { IToken, TokenType } from 'chevrotain';
import { type Report, relatedPlaceAt } from '../diagnostic.ts';
import type { MESSAGES } from '../messages.ts';
import { lineAt, positionAt, type SourceFile } from '../source-file.ts';
import type { Comment } from '../syntax-tree.ts';
import { brackets, type Frame, type FrameKind, type OpeningBracket } from './frame.ts';
import type { SearchableText } from './searchable-text.ts';
import { findNextDeclaration } from './skip-text.ts';
import { Abandoned } from './tokens.ts';

/** Deeper nesting is refused, so that the recursion of everything that walks the tree is bounded. */
const MAX_DEPTH = 100;

/** The state of one run of the lexer: where it stands, which brackets are open, what it found. Brackets come out balanced. */
export class Scanner implements SearchableText {
  readonly file: SourceFile;
  readonly text: string;
  readonly report: Report<typeof MESSAGES>;
  readonly tokens: IToken[] = [];
  readonly comments: Comment[] = [];
  /** Documentation lines by the offset of the token that follows them. */
  readonly documentationBefore: Map<number, Comment[]> = new Map();
  /** Documentation at the end of a line by the offset where the token before it ends. */
  readonly documentationAfter: Map<number, Comment[]> = new Map();
  offset = 0;
  /** Offset where the current line starts. */
  lineStart = 0;
  /** Nothing but white space and comments stands before the offset on its line. */
  isLineStart = true;
  private readonly frames: Frame[] = [{ kind: 'declarations', start: -1, opening: '', expectsValue: false }];
  private pendingDocumentation: Comment[] = [];
  /** Signs that do not occur at or after an offset. */
  private readonly absentFrom: Map<string, number> = new Map();

  constructor(file: SourceFile, report: Report<typeof MESSAGES>) {
    this.file = file;
    this.text = file.text;
    this.report = report;
  }

  get frame(): Frame {
    return this.frames[this.frames.length - 1] as Frame;
  }

  /** Is any bracket open? */
  get isNested(): boolean {
    return this.frames.length > 1;
  }

  /** May a value start here? Then signs that start comments in other languages are ordinary text. */
  get isValuePosition(): boolean {
    const { kind, expectsValue } = this.frame;
    return expectsValue || kind === 'list' || kind === 'arguments';
  }

  get character(): string {
    return this.text[this.offset] ?? '';
  }

  get lastToken(): IToken | undefined {
    return this.tokens[this.tokens.length - 1];
  }

  /** Where the last token ends. */
  get lastEnd(): number {
    return (this.lastToken?.endOffset ?? -1) + 1;
  }

  /** The text that a sticky pattern finds at the offset. */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    return pattern.exec(this.text)?.[0];
  }

  startsWith(sign: string): boolean {
    return this.text.startsWith(sign, this.offset);
  }

  find(sign: string, from: number): number | undefined {
    if (from >= (this.absentFrom.get(sign) ?? Number.POSITIVE_INFINITY)) return undefined;
    const found = this.text.indexOf(sign, from);
    if (found >= 0) return found;
    this.absentFrom.set(sign, from);
    return undefined;
  }

  /** Makes a token of the text from the offset to `end`, and goes there. */
  emit(type: TokenType, end: number): void {
    if (this.pendingDocumentation.length > 0) {
      this.documentationBefore.set(this.offset, this.pendingDocumentation);
      this.pendingDocumentation = [];
    }
    this.pushToken(type, this.offset, end);
    this.offset = end;
    this.isLineStart = false;
  }

  /** Makes a token for a line end that separates, without going there. */
  emitNewLine(type: TokenType, at: number): void {
    this.pushToken(type, at, at + 1);
  }

  /** Keeps a comment and goes behind it. */
  addComment(kind: Comment['kind'], end: number): void {
    const comment = { kind, text: this.text.slice(this.offset, end), span: { start: this.offset, end } };
    this.comments.push(comment);
    if (kind === 'documentation' && this.isLineStart) this.pendingDocumentation.push(comment);
    else if (kind === 'documentation') this.documentationAfter.set(this.lastEnd, [comment]);
    this.offset = end;
  }

  /** Reads an opening bracket. */
  open(kind: FrameKind, declaration?: TokenType): void {
    if (this.frames.length > MAX_DEPTH) {
      this.abandonDeclaration();
      return;
    }
    const opening = this.character as OpeningBracket;
    this.frames.push({ kind, start: this.offset, opening, declaration, expectsValue: false });
    this.emit(brackets[opening].open, this.offset + 1);
  }

  /**
   * Reads a closing bracket: it closes the nearest bracket of its kind, and what is open inside that is reported and closed first. One
   * that closes nothing is reported and left out.
   */
  close(): void {
    const closing = this.character;
    const depth = this.depthOf(({ opening }) => closingOf(opening) === closing || opening === '{');
    const frame = this.frames[depth];
    if (frame === undefined || closingOf(frame.opening) !== closing) {
      this.report('stray-closing', { start: this.offset, end: this.offset + 1 }, { closing });
      this.offset += 1;
      return;
    }
    this.closeFramesInside(depth);
    if (closing === '}' && this.isLineStart) this.compareIndentation(frame, this.frames[depth - 1]);
    this.frames.pop();
    this.emit(brackets[frame.opening as OpeningBracket].close, this.offset + 1);
  }

  /** Closes every open bracket: a declaration starts here, or the file ends. */
  closeAll(): void {
    this.closeFramesInside(0);
  }

  /** Closes every open bracket, without a word: a fault that was reported ran on to the next declaration or the end of the file. */
  closeQuietly(): void {
    this.insertClosing(0);
  }

  /** Closes what was opened on this line, without a word: a string that is not closed, and reported, took the rest of the line. */
  closeLine(): void {
    this.insertClosing(this.depthOf(({ start }) => start < this.lineStart));
  }

  /** Closes the brackets that are open inside the nearest frame of a kind. */
  closeInside(kind: FrameKind): void {
    this.closeFramesInside(this.depthOf((frame) => frame.kind === kind));
  }

  /** The kind of the nearest frame around those of the given kind. */
  kindAround(inner: FrameKind): FrameKind | undefined {
    return this.frames[this.depthOf(({ kind }) => kind !== inner)]?.kind;
  }

  /** The index of the nearest frame that satisfies a condition, or -1. */
  private depthOf(matches: (frame: Frame) => boolean): number {
    let depth = this.frames.length - 1;
    while (depth >= 0 && !matches(this.frames[depth] as Frame)) depth -= 1;
    return depth;
  }

  private pushToken(tokenType: TokenType, start: number, end: number): void {
    const tokenTypeIdx = tokenType.tokenTypeIdx as number;
    this.tokens.push({ image: this.text.slice(start, end), startOffset: start, endOffset: end - 1, tokenType, tokenTypeIdx });
  }

  /** Reports the brackets above a depth as unclosed, once, and closes them. */
  private closeFramesInside(depth: number): void {
    const [innermost, ...others] = this.frames.slice(depth + 1).reverse();
    if (innermost === undefined) return;
    const spanOf = ({ start, suspect = start }: Frame) => ({ start: suspect, end: suspect + 1 });
    const related = others.map((frame) => relatedPlaceAt(this.file, spanOf(frame), 'also never closed'));
    this.report('unclosed-bracket', spanOf(innermost), { opening: this.text[spanOf(innermost).start] ?? '' }, { related });
    this.insertClosing(depth);
  }

  /** Adds the missing closing brackets, as tokens without text. */
  private insertClosing(depth: number): void {
    while (this.frames.length > depth + 1) {
      const frame = this.frames.pop() as Frame;
      this.pushToken(brackets[frame.opening as OpeningBracket].close, this.lastEnd, this.lastEnd);
    }
  }

  /** When a `}` is indented like the block around the one it closes, the block it closes looks like the unclosed one. */
  private compareIndentation(closed: Frame, outer: Frame | undefined): void {
    if (outer === undefined || outer.opening !== '{') return;
    const column = positionAt(this.file, this.offset).character;
    if (column !== this.indentationAt(closed.start) && column === this.indentationAt(outer.start))
      outer.suspect ??= closed.suspect ?? closed.start;
  }

  private indentationAt(offset: number): number {
    return lineAt(this.file, positionAt(this.file, offset).line).search(/\S|$/);
  }

  private abandonDeclaration(): void {
    this.report('nested-too-deeply', { start: this.offset, end: this.offset + 1 }, { limit: MAX_DEPTH });
    this.emit(Abandoned, findNextDeclaration(this, this.offset));
    this.insertClosing(0);
  }
}

function closingOf(opening: string): string | undefined {
  return Object.hasOwn(brackets, opening) ? brackets[opening as OpeningBracket].closing : undefined;
}
