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
import { addNode, beginTree, closeNode, finishTree, lookInTree, openNode, placeIn } from './tree-builder.ts';
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
 */
export interface LenientReader {
  /** Tells whether it reads on. */
  status(): ReaderStatus;
  /** What stands outside of any structure, in order; open containers included. */
  results(): readonly TreeNode[];
  /** The open containers, the outer ones first. */
  openNodes(): readonly TreeNode[];
  /** Tells of a text without objects and arrays whether it is one unquoted text and nothing else. */
  isPlainText(): boolean;
  /** Begins with the next text. */
  restart(scope: ReaderScope): void;
  /** Reads on. Gives the place of the first character that was not read. */
  read(text: string, from: number): number;
  /** Says that the text ends after `rest`, the part that was not read. Gives the place in it where reading ended. */
  finish(rest: string): number;
  /** Shows what was read as if the text ended after `rest`, and goes back to where it was. */
  lookAt<T>(rest: string, look: () => T): T;
}

/** Makes a reader at the beginning of a text. */
export function createLenientReader(scope: ReaderScope, { maxDepth, deepNodes }: ReaderOptions): LenientReader {
  let tree = beginTree(deepNodes);
  let state = initialState(scope);
  /** The piece at hand. */
  let text = '';

  function read(piece: string, from: number): number {
    text = piece;
    if (state.status === 'waiting') state.status = 'open';
    let at = from;
    while (at < text.length && state.status === 'open') at = state.isInText ? readOpenText(at) : readStructure(at);
    return at;
  }

  /** Reads between texts: blanks, and the first character that is none. */
  function readStructure(from: number): number {
    const isInFence = state.scope === 'fence';
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (!isBlank(code)) return readMark(at, code, placeIn(tree));
      const next = code === NEWLINE && isInFence ? closeFence(text, at, state) : undefined;
      if (next !== undefined) return next;
    }
    return text.length;
  }

  /** Reads one character between texts: a bracket, what parts values, or the beginning of a text. */
  function readMark(at: number, code: number, place: Place): number {
    if (place !== 'root') {
      if (isSeparator(code, place, state)) return at + 1;
      if (code === (place === 'item' ? CLOSE_BRACKET : CLOSE_BRACE)) return closeAtBracket(at);
    }
    state.assignment = 0;
    switch (code) {
      case OPEN_BRACE:
        return open(at, new ObjectNode());
      case OPEN_BRACKET:
        return open(at, new ArrayNode());
      case DOUBLE_QUOTE:
        return beginQuoted(at, place, '"', '"""');
      case SINGLE_QUOTE:
        return begin(at + 1, place, "'");
      case BACKTICK:
        return beginQuoted(at, place, '`', '```');
      case SLASH:
      case HASH:
        return beginComment(at, place, code);
      default:
        return begin(at, place, '');
    }
  }

  function begin(next: number, place: Place, form: TextForm): number {
    state.isBare = form === '' && state.isBare === undefined;
    state.isInText = true;
    beginText(state, form, place);
    return next;
  }

  /** One quote begins a text, three begin one of several lines. */
  function beginQuoted(at: number, place: Place, single: TextForm, triple: TextForm): number {
    let count = 1;
    while (count < 3 && text.charCodeAt(at + count) === text.charCodeAt(at)) count += 1;
    if (count === 3) return begin(at + 3, place, triple);
    return at + count < text.length || state.isEnded ? begin(at + 1, place, single) : waitAt(at, state);
  }

  /** A lone slash is left out, but in an object it begins an unquoted text, and so does the character after it. */
  function beginComment(at: number, place: Place, code: number): number {
    const isHash = code === HASH;
    // Where a value is due, a hash is content.
    const isContent = isHash && (place === 'value' || place === 'root');
    const begins = !isContent && beginsComment(text, at, state.isEnded);
    if (begins === undefined) return waitAt(at, state);
    if (begins) return text.charCodeAt(at + 1) === STAR ? begin(at + 2, place, '*/') : begin(at + 1, place, '\n');
    if (isHash) return begin(at, place, '');
    if (isInObject(place)) {
      begin(at, place, '');
      addText(state, text.slice(at, at + 2));
      return at + 2;
    }
    state.isBare = false;
    return at + 1;
  }

  function open(at: number, node: ObjectNode | ArrayNode): number {
    if (tree.openNodes.length < maxDepth) {
      openNode(tree, node);
      return at + 1;
    }
    state.status = 'too deep';
    return at;
  }

  /** The bracket of `["a", "b"}` closes the object too, unless the object goes on: then it only stands for the right one. */
  function closeAtBracket(at: number): number {
    const goesOn = state.isAtWrongBracket && beginsEntry(text, at + 1, state.isEnded);
    if (goesOn === undefined) return waitAt(at, state);
    state.isAtWrongBracket = false;
    if (!goesOn) close();
    return at + 1;
  }

  function close(): void {
    closeNode(tree);
    if (placeIn(tree) === 'root' && state.scope === 'structure') state.status = 'closed';
  }

  function readOpenText(at: number): number {
    const next = readText(text, at, state);
    if (state.isInText) return next;
    put(meaningOf(state));
    if (state.place === 'key' && state.form !== '' && !isComment(state)) state.assignment = EQUALS;
    if (state.place !== 'item' || text.charCodeAt(next) !== CLOSE_BRACE || state.status === 'closed') return next;
    close();
    state.isAtWrongBracket = isInObject(placeIn(tree));
    return state.isAtWrongBracket ? next : next + 1;
  }

  /** Puts a text where it belongs. */
  function put(node: TreeNode): void {
    if (!isComment(state)) addNode(tree, node);
  }

  return {
    status: () => state.status,
    results: () => tree.results.children,
    openNodes: () => tree.openNodes,
    isPlainText: () => state.isBare === true && typeof meaningOf(state) === 'string',
    restart(next) {
      tree = beginTree(deepNodes);
      state = initialState(next);
    },
    read,
    finish(rest) {
      state.isEnded = true;
      const at = read(rest, 0);
      if (state.isInText) put(meaningOf(state));
      finishTree(tree);
      return at;
    },
    lookAt(rest, look) {
      return lookInTree(tree, () => {
        const before = state;
        if (rest !== '') {
          state = { ...before, isEnded: true, isLook: true };
          read(rest, 0);
        }
        if (state.isInText) put(openNodeOf(state));
        state = before;
        return look();
      });
    },
  };
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
