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
  STAR,
} from './characters.ts';
import { addText, beginText, isComment, meaningOf, openNodeOf, type TextForm } from './open-text.ts';
import { beginsComment, beginsEntry } from './quote-rule.ts';
import { initialState, type ReaderScope, type ReaderState, type ReaderStatus, waitAt } from './reader-state.ts';
import { closeFence, readText } from './text-reader.ts';
import { ArrayNode, ObjectNode, type TreeNode } from './tree.ts';
import { addNode, beginTree, closeNode, finishTree, type GrowingTree, lookInTree, openNode, placeIn } from './tree-builder.ts';
import type { Place } from './verdict.ts';

export interface ReaderOptions {
  /** How deep the text may nest. */
  readonly maxDepth: number;
  /** Takes closed containers of deep trees: see `GrowingTree`. */
  readonly deepNodes: TreeNode[];
}

/**
 * Reads JSON as models write it: unquoted, with other quotes, comments, missing commas and brackets. One pass, with a stack; between two
 * pieces of text only the stack and the open text are kept. The reader stops before a character whose meaning depends on what has not
 * arrived; the caller hands that rest in again with the next piece.
 *
 * Perf: a class. Functions that a factory makes lose their optimized code with the reader whose memory is cleaned.
 */
export class LenientReader {
  readonly #maxDepth: number;
  readonly #deepNodes: TreeNode[];
  #tree: GrowingTree;
  #state: ReaderState;
  /** The piece at hand. */
  #text = '';

  constructor(scope: ReaderScope, { maxDepth, deepNodes }: ReaderOptions) {
    this.#maxDepth = maxDepth;
    this.#deepNodes = deepNodes;
    this.#tree = beginTree(deepNodes);
    this.#state = initialState(scope);
  }

  /** Tells whether it reads on. */
  get status(): ReaderStatus {
    return this.#state.status;
  }

  /** What stands outside of any structure, in order; open containers included. */
  get results(): readonly TreeNode[] {
    return this.#tree.results.children;
  }

  /** The open containers, the outer ones first. */
  get openNodes(): readonly TreeNode[] {
    return this.#tree.openNodes;
  }

  /** Tells of a text without objects and arrays whether it is one unquoted text and nothing else. */
  get isPlainText(): boolean {
    return this.#state.isBare === true && typeof meaningOf(this.#state) === 'string';
  }

  /** Begins with the next text. */
  restart(scope: ReaderScope): void {
    this.#tree = beginTree(this.#deepNodes);
    this.#state = initialState(scope);
  }

  /** Says that the text ends after `rest`, the part that was not read. Gives the place in it where reading ended. */
  finish(rest: string): number {
    this.#state.isEnded = true;
    const at = this.read(rest, 0);
    if (this.#state.isInText) this.#put(meaningOf(this.#state));
    finishTree(this.#tree);
    return at;
  }

  /** Shows what was read as if the text ended after `rest`, and goes back to where it was. */
  lookAt<T>(rest: string, look: () => T): T {
    return lookInTree(this.#tree, () => {
      const before = this.#state;
      if (rest !== '') {
        this.#state = { ...before, isEnded: true, isLook: true };
        this.read(rest, 0);
      }
      if (this.#state.isInText) this.#put(openNodeOf(this.#state));
      this.#state = before;
      return look();
    });
  }

  /** Reads on. Gives the place of the first character that was not read. */
  read(text: string, from: number): number {
    const state = this.#state;
    this.#text = text;
    if (state.status === 'waiting') state.status = 'open';
    let at = from;
    while (at < text.length && state.status === 'open') at = state.isInText ? this.#readOpenText(at) : this.#readStructure(at);
    return at;
  }

  /** Reads between texts: blanks, and the first character that is none. */
  #readStructure(from: number): number {
    const text = this.#text;
    const isInFence = this.#state.scope === 'fence';
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (!isBlank(code)) return this.#readMark(at, code, placeIn(this.#tree));
      const next = code === NEWLINE && isInFence ? closeFence(text, at, this.#state) : undefined;
      if (next !== undefined) return next;
    }
    return text.length;
  }

  /** Reads one character between texts: a bracket, what parts values, or the beginning of a text. */
  #readMark(at: number, code: number, place: Place): number {
    if (place !== 'root') {
      if (isSeparator(code, place, this.#state)) return at + 1;
      if (code === (place === 'item' ? CLOSE_BRACKET : CLOSE_BRACE)) return this.#closeAtBracket(at);
    }
    this.#state.assignment = 0;
    switch (code) {
      case OPEN_BRACE:
        return this.#open(at, new ObjectNode());
      case OPEN_BRACKET:
        return this.#open(at, new ArrayNode());
      case DOUBLE_QUOTE:
        return this.#beginQuoted(at, place, '"', '"""');
      case SINGLE_QUOTE:
        return this.#begin(at + 1, place, "'");
      case BACKTICK:
        return this.#beginQuoted(at, place, '`', '```');
      case SLASH:
      case HASH:
        return this.#beginComment(at, place, code);
      default:
        return this.#begin(at, place, '');
    }
  }

  #begin(next: number, place: Place, form: TextForm): number {
    const state = this.#state;
    state.isBare = form === '' && state.isBare === undefined;
    state.isInText = true;
    beginText(state, form, place);
    return next;
  }

  /** One quote begins a text, three begin one of several lines. */
  #beginQuoted(at: number, place: Place, single: TextForm, triple: TextForm): number {
    const text = this.#text;
    let count = 1;
    while (count < 3 && text.charCodeAt(at + count) === text.charCodeAt(at)) count += 1;
    if (count === 3) return this.#begin(at + 3, place, triple);
    return at + count < text.length || this.#state.isEnded ? this.#begin(at + 1, place, single) : waitAt(at, this.#state);
  }

  /** A lone slash is left out, but in an object it begins an unquoted text, and so does the character after it. */
  #beginComment(at: number, place: Place, code: number): number {
    const text = this.#text;
    const isHash = code === HASH;
    // Where a value is due, a hash is content.
    const isContent = isHash && (place === 'value' || place === 'root');
    const begins = !isContent && beginsComment(text, at, this.#state.isEnded);
    if (begins === undefined) return waitAt(at, this.#state);
    if (begins) return text.charCodeAt(at + 1) === STAR ? this.#begin(at + 2, place, '*/') : this.#begin(at + 1, place, '\n');
    if (isHash) return this.#begin(at, place, '');
    if (isInObject(place)) {
      this.#begin(at, place, '');
      addText(this.#state, text.slice(at, at + 2));
      return at + 2;
    }
    this.#state.isBare = false;
    return at + 1;
  }

  #open(at: number, node: ObjectNode | ArrayNode): number {
    if (this.#tree.openNodes.length < this.#maxDepth) {
      openNode(this.#tree, node);
      return at + 1;
    }
    this.#state.status = 'too deep';
    return at;
  }

  /** The bracket of `["a", "b"}` closes the object too, unless the object goes on: then it only stands for the right one. */
  #closeAtBracket(at: number): number {
    const goesOn = this.#state.isAtWrongBracket && beginsEntry(this.#text, at + 1, this.#state.isEnded);
    if (goesOn === undefined) return waitAt(at, this.#state);
    this.#state.isAtWrongBracket = false;
    if (!goesOn) this.#close();
    return at + 1;
  }

  #close(): void {
    closeNode(this.#tree);
    if (placeIn(this.#tree) === 'root' && this.#state.scope === 'structure') this.#state.status = 'closed';
  }

  #readOpenText(at: number): number {
    const text = this.#text;
    const state = this.#state;
    const next = readText(text, at, state);
    if (state.isInText) return next;
    this.#put(meaningOf(state));
    if (state.place === 'key' && state.form !== '' && !isComment(state)) state.assignment = EQUALS;
    if (state.place !== 'item' || text.charCodeAt(next) !== CLOSE_BRACE || state.status === 'closed') return next;
    this.#close();
    state.isAtWrongBracket = isInObject(placeIn(this.#tree));
    return state.isAtWrongBracket ? next : next + 1;
  }

  /** Puts a text where it belongs. */
  #put(node: TreeNode): void {
    if (!isComment(this.#state)) addNode(this.#tree, node);
  }
}

function isInObject(place: Place): boolean {
  return place === 'key' || place === 'value';
}

/** Tells whether a character only stands between keys and values. */
function isSeparator(code: number, place: Place, state: ReaderState): boolean {
  if (code === COMMA || (code === COLON && place !== 'item')) return true;
  if (place !== 'value' || code !== state.assignment) return false;
  state.assignment = GREATER;
  return true;
}
