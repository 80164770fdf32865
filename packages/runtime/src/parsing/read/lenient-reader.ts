import { readBareText } from './bare-text.ts';
import {
  BACKTICK,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DOUBLE_QUOTE,
  EQUALS,
  GREATER,
  HASH,
  isBlank,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
  SLASH,
} from './characters.ts';
import { displayNode } from './display-form.ts';
import { readFenceClosing } from './fence-line.ts';
import { OpenText, type TextForm } from './open-text.ts';
import { beginsComment, beginsEntry } from './quote-rule.ts';
import { initialState, nodeOfOpenText, type ReaderState } from './reader-state.ts';
import { cutBare, findBareEnd, findQuotedEnd } from './simple-text.ts';
import { readText, type Surroundings } from './text-reader.ts';
import { ArrayNode, ObjectNode, OpenScalar, type TreeNode } from './tree.ts';
import { TreeBuilder } from './tree-builder.ts';
import { NO, type Place, UNDECIDED, YES } from './verdict.ts';

/** What the reader is given: one object or array, a whole text, or the content of a code fence, which a closing line ends. */
export type ReaderScope = 'structure' | 'text' | 'fence';

export interface ReaderOptions {
  /** How deep the text may nest. */
  readonly maxDepth: number;
  /** Takes closed containers of deep trees: see `TreeBuilder`. */
  readonly deepNodes: TreeNode[];
}

/**
 * Reads JSON as models write it: unquoted, with other quotes, comments, missing commas and brackets. One pass, with a stack; between two
 * pieces of text only the stack and the open text are kept. The reader stops before a character whose meaning depends on what has not
 * arrived; the caller hands that rest in again with the next piece.
 */
export class LenientReader {
  #scope: ReaderScope;
  readonly #maxDepth: number;
  readonly #builder: TreeBuilder;
  #where: Surroundings;
  #state: ReaderState = initialState();
  #isWaiting = false;

  constructor(scope: ReaderScope, { maxDepth, deepNodes }: ReaderOptions) {
    this.#scope = scope;
    this.#maxDepth = maxDepth;
    this.#builder = new TreeBuilder(deepNodes);
    this.#where = { isFence: scope === 'fence', isEnded: false, isLook: false };
  }

  /** Tells whether the structure or the fence is closed. */
  get isClosed(): boolean {
    return this.#state.isClosed;
  }

  /** Tells whether the text nests deeper than allowed. Nothing is read after that. */
  get isTooDeep(): boolean {
    return this.#state.isTooDeep;
  }

  /** What stands outside of any structure, in order; open containers included. */
  get results(): readonly TreeNode[] {
    return this.#builder.results;
  }

  /** The open containers, the outer ones first. */
  get openNodes(): readonly TreeNode[] {
    return this.#builder.openNodes;
  }

  /** Tells whether the text is one unquoted text and nothing else. */
  get isPlainText(): boolean {
    const [only] = this.results;
    const value = only instanceof OpenScalar ? only.value : only;
    return this.#state.rootThings === 1 && this.#state.lastForm === 'bare' && typeof value === 'string';
  }

  /** Begins with the next text. */
  restart(scope: ReaderScope): void {
    this.#scope = scope;
    this.#builder.restart();
    this.#state = initialState();
    this.#where = { isFence: scope === 'fence', isEnded: false, isLook: false };
  }

  /** Reads on. Gives the place of the first character that was not read. */
  read(text: string, from: number): number {
    this.#isWaiting = false;
    let at = from;
    while (at < text.length && !this.#isWaiting && !this.isClosed && !this.isTooDeep) {
      at = this.#state.text === undefined ? this.#readStructure(text, at) : this.#readText(text, at, this.#state.text);
    }
    return at;
  }

  /** Says that the text ends after `rest`, the part that was not read. Gives the place in it where reading ended. */
  finish(rest: string): number {
    this.#where.isEnded = true;
    const at = this.read(rest, 0);
    if (this.#state.text !== undefined) this.#closeText(this.#state.text);
    this.#builder.finish();
    return at;
  }

  /** Shows what was read as if the text ended after `rest`, and goes back to where it was. */
  lookAt<T>(rest: string, look: () => T): T {
    const state = this.#state;
    if (rest !== '') this.#state = { ...state, text: state.text?.copy() };
    this.#where.isEnded = true;
    this.#where.isLook = true;
    try {
      return this.#builder.look(() => {
        if (rest !== '') this.read(rest, 0);
        const node = this.#state.text && nodeOfOpenText(this.#state.text);
        if (node !== undefined) this.#builder.add(node);
        return look();
      });
    } finally {
      this.#state = state;
      this.#where.isEnded = false;
      this.#where.isLook = false;
    }
  }

  #wait(at: number): number {
    this.#isWaiting = true;
    return at;
  }

  /** Reads between texts: brackets, commas, colons, blanks, and the beginning of a text. */
  #readStructure(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (isBlank(code)) {
        const next = code === NEWLINE && this.#where.isFence ? this.#closeFence(text, at) : undefined;
        if (next !== undefined) return next;
      } else {
        const next = this.#readMark(text, at, code);
        if (next !== undefined) return next;
      }
    }
    return text.length;
  }

  /** Closes the fence if the next line does. Gives nothing if it does not. */
  #closeFence(text: string, at: number): number | undefined {
    const line = readFenceClosing(text, at + 1, this.#where.isEnded);
    if (line === 'no') return undefined;
    if (line === 'undecided') return this.#where.isEnded ? text.length : this.#wait(at);
    this.#state.isClosed = true;
    return line;
  }

  /** Reads one character between texts. Gives nothing when it has no effect. */
  #readMark(text: string, at: number, code: number): number | undefined {
    const { top } = this.#builder;
    if (top === undefined) return this.#begin(text, at, code, 'root');
    if (code === COMMA) return undefined;
    if (top.kind === 'array') return code === CLOSE_BRACKET ? this.#close(at) : this.#begin(text, at, code, 'item');
    if (code === CLOSE_BRACE) return this.#state.isAtWrongBracket ? this.#closeWrongly(text, at) : this.#close(at);
    if (code === COLON) return undefined;
    if (top.pendingKey === undefined) return this.#begin(text, at, code, 'key');
    if (this.#state.assignment === 'possible' && code === EQUALS) {
      this.#state.assignment = 'begun';
      return undefined;
    }
    if (this.#state.assignment === 'begun' && code === GREATER) return undefined;
    return this.#begin(text, at, code, 'value');
  }

  #begin(text: string, at: number, code: number, place: Place): number | undefined {
    this.#state.assignment = 'none';
    switch (code) {
      case OPEN_BRACE:
        return this.#open(new ObjectNode(), at);
      case OPEN_BRACKET:
        return this.#open(new ArrayNode(), at);
      case DOUBLE_QUOTE:
        return this.#beginQuoted(text, at, 'double', 'tripleDouble', place);
      case SINGLE_QUOTE:
        return this.#beginBetweenQuotes(text, at, 'single', place);
      case BACKTICK:
        return this.#beginQuoted(text, at, 'backtick', 'tripleBacktick', place);
      case SLASH:
        return this.#beginAtSlash(text, at, place);
      case HASH:
        return this.#beginAtHash(text, at, place);
      default:
        return this.#beginBare(text, at, place);
    }
  }

  #beginBare(text: string, at: number, place: Place): number {
    const end = place === 'root' ? -1 : findBareEnd(text, at, place, this.#where);
    if (end === -1) return this.#beginText('bare', place, at);
    this.#put(cutBare(text, at, end), true, place);
    return end;
  }

  #beginBetweenQuotes(text: string, at: number, form: TextForm, place: Place): number {
    const end = place === 'root' ? -1 : findQuotedEnd(text, at + 1, text.charCodeAt(at), place, this.#where);
    if (end === -1) return this.#beginText(form, place, at + 1);
    this.#put(text.slice(at + 1, end), false, place);
    return end + 1;
  }

  #beginText(form: TextForm, place: Place, next: number): number {
    if (place === 'root') this.#state.rootThings += 1;
    this.#state.lastForm = form;
    this.#state.text = new OpenText(form, place);
    return next;
  }

  #beginQuoted(text: string, at: number, single: TextForm, triple: TextForm, place: Place): number {
    const quote = text.charCodeAt(at);
    for (let index = at + 1; index < at + 3; index += 1) {
      if (index >= text.length && !this.#where.isEnded) return this.#wait(at);
      if (text.charCodeAt(index) !== quote) return this.#beginBetweenQuotes(text, at, single, place);
    }
    return this.#beginText(triple, place, at + 3);
  }

  /** A lone slash is left out, but in an object it begins an unquoted text, and so does the character after it. */
  #beginAtSlash(text: string, at: number, place: Place): number | undefined {
    const isComment = beginsComment(text, at, this.#where.isEnded);
    if (isComment === UNDECIDED) return this.#wait(at);
    if (isComment === YES) return this.#beginText(text.charCodeAt(at + 1) === SLASH ? 'lineComment' : 'blockComment', place, at + 2);
    if (place === 'root') this.#state.rootThings += 1;
    if (place === 'root' || place === 'item') return undefined;
    this.#beginText('bare', place, at);
    this.#state.text?.addBare(text.slice(at, at + 2));
    return Math.min(at + 2, text.length);
  }

  /** Where a value is due, a hash is content. */
  #beginAtHash(text: string, at: number, place: Place): number {
    const isComment = place === 'key' || place === 'item' ? beginsComment(text, at, this.#where.isEnded) : NO;
    if (isComment === UNDECIDED) return this.#wait(at);
    return this.#beginText(isComment === YES ? 'lineComment' : 'bare', place, at);
  }

  #open(node: ObjectNode | ArrayNode, at: number): number {
    if (this.#builder.openNodes.length >= this.#maxDepth) {
      this.#state.isTooDeep = true;
      return at;
    }
    if (this.#builder.top === undefined) this.#state.rootThings += 1;
    this.#builder.open(node);
    return at + 1;
  }

  #closeArrayAtBrace(at: number): number {
    const next = this.#close(at);
    this.#state.isAtWrongBracket = this.#builder.top?.kind === 'object';
    return this.#state.isAtWrongBracket ? at : next;
  }

  /** The bracket of `["a", "b"}` closes the object too, unless the object goes on: then it only stands for the right one. */
  #closeWrongly(text: string, at: number): number {
    const goesOn = beginsEntry(text, at + 1, this.#where.isEnded);
    if (goesOn === UNDECIDED) return this.#wait(at);
    this.#state.isAtWrongBracket = false;
    return goesOn === YES ? at + 1 : this.#close(at);
  }

  #close(at: number): number {
    this.#builder.close();
    if (this.#builder.top === undefined) this.#state.isClosed = this.#scope === 'structure';
    return at + 1;
  }

  #readText(text: string, at: number, open: OpenText): number {
    const next = readText(text, at, open, this.#where);
    if (open.status === 'waiting') this.#isWaiting = true;
    if (open.status === 'fence closed') this.#state.isClosed = true;
    if (open.status === 'closed' || open.status === 'fence closed') this.#closeText(open);
    const isWrongBracket = open.status === 'closed' && open.place === 'item' && text.charCodeAt(next) === CLOSE_BRACE;
    return isWrongBracket ? this.#closeArrayAtBrace(next) : next;
  }

  #closeText(text: OpenText): void {
    this.#state.text = undefined;
    if (text.form !== 'lineComment' && text.form !== 'blockComment') this.#put(text.text(), text.form === 'bare', text.place);
  }

  /** Puts a complete text where it belongs. */
  #put(content: string, isBare: boolean, place: Place): void {
    const { top } = this.#builder;
    if (place === 'key' && top?.kind === 'object') {
      top.pendingKey = isBare ? displayNode(readBareText(content, false)) : content;
      this.#state.assignment = isBare ? 'none' : 'possible';
    } else {
      this.#builder.add(isBare ? readBareText(content, place !== 'root') : content);
    }
  }
}
