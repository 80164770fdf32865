import { NEWLINE, OPEN_BRACE, OPEN_BRACKET, trimBlanks } from './characters.ts';
import type { Extent } from './extent.ts';
import { readFenceOpening } from './fence-line.ts';
import { createLenientReader, type LenientReader } from './lenient-reader.ts';
import { parseJson } from './parse-json.ts';
import { looksLikeStructure } from './structure-start.ts';
import { ChoiceNode, FenceNode, FixedNode, isContainer, OpenScalar, PieceNode, type TreeNode } from './tree.ts';
import { watchQuotes } from './watch-quotes.ts';

/** What a text says, before a type is known. */
export interface Reading {
  /** The whole text. */
  readonly text: string;
  readonly node: TreeNode;
  /** Where `node` comes from. */
  readonly source: 'text' | 'prose' | 'fences';
  /** What stands after the last fence, if it holds objects or arrays. It counts when no fence fits the type. */
  readonly tail: TreeNode | undefined;
  /** Closed containers of deep trees, the inner ones first: see `TreeBuilder`. */
  readonly deepNodes: readonly TreeNode[];
  /** The open containers, the outer ones first. */
  readonly openNodes: readonly TreeNode[];
  /** Whether something was read as data that looks like prose. */
  readonly isDoubtful: boolean;
}

export interface ReadingOptions {
  /** How deep the text may nest. */
  readonly maxDepth: number;
  /** Leaves out brackets in the prose that do not look like the beginning of data. */
  readonly skipsProse?: boolean;
}

/** Reads a text that arrives in pieces of any size; each piece costs only its own length. */
export interface DocumentReader {
  feed(piece: string): void;
  /** Says that the text is complete, and gives what it says; nothing when it nests too deeply. */
  finish(): Reading | undefined;
  /** Shows what the text says if it ends here, unless it nests too deeply. What is shown is only valid during the look. */
  look<T>(show: (reading: Reading) => T): T | undefined;
}

/** An object or array in prose, or a fence. */
interface Part extends Extent {
  /** Where it ends, the closing line of a fence included; absent while it grows. */
  end: number | undefined;
}

/**
 * Finds what is worth reading in a model's answer: code fences, or else the objects and arrays in the prose, or else the text itself. A fence
 * is worth reading when it holds objects or arrays, or is a single value other than unquoted words. Differs: the reference implementation looks
 * for brackets without regard to quotes, which cuts texts that hold one.
 */
export function createDocumentReader({ maxDepth, skipsProse = false }: ReadingOptions): DocumentReader {
  const deepNodes: TreeNode[] = [];
  /** Perf: it reads one part after the other; a new reader for each would cost more than most parts. */
  const reader = createLenientReader('structure', { maxDepth, deepNodes });
  /** The whole text as one, until something better is found. */
  let plain: LenientReader | undefined = createLenientReader('text', { maxDepth, deepNodes });
  let plainRest = '';
  const isQuotedAfter = watchQuotes();
  let isQuoted = false;
  /** All text so far. */
  let text = '';
  /** The end of the text, as far as it was not read, and where it begins. */
  let rest = '';
  let base = 0;
  /** The first half of a character that two UTF-16 units make. */
  let half = '';
  const whole: Extent = { text: () => text };
  const fences = new ChoiceNode(whole);
  fences.isOpen = true;
  /** Objects and arrays in the prose, since the last fence worth reading. */
  let roots = new ChoiceNode(whole);
  /** What is being read, the objects and arrays in it or around it, and how many results of the reader are among them. */
  let open: Part | undefined;
  let isInFence = false;
  let content = roots;
  let seen = 0;
  let isLineStart = true;
  let isWaiting = false;
  let isDoubtful = false;

  function add(delta: string): void {
    const piece = rest + delta;
    base = text.length - rest.length;
    text += delta;
    isQuoted = isQuotedAfter(delta);
    isWaiting = false;
    let at = 0;
    while (at < piece.length && !isWaiting) at = open === undefined ? readProse(piece, at) : readOpen(piece, at, open);
    rest = piece.slice(at);
    if (plain === undefined) return;
    plainRest += delta;
    plainRest = plainRest.slice(plain.read(plainRest, 0));
  }

  function readProse(piece: string, from: number): number {
    for (let at = from; at < piece.length; at += 1) {
      if (isLineStart) {
        const next = readFenceOpening(piece, at, false);
        isWaiting = next === 'undecided';
        if (next === 'undecided') return at;
        isLineStart = false;
        // The content begins with the line end, so that a closing line may follow at once.
        if (next !== 'no') return begin(true, next - 1);
      }
      const code = piece.charCodeAt(at);
      if ((code === OPEN_BRACE || code === OPEN_BRACKET) && beginsData(piece, at)) return begin(false, at);
      isLineStart = code === NEWLINE;
    }
    return piece.length;
  }

  function beginsData(piece: string, at: number): boolean {
    const isData = looksLikeStructure(piece, at);
    isDoubtful ||= !isData;
    return isData || !skipsProse;
  }

  function begin(isFence: boolean, at: number): number {
    const start = base + at;
    const part: Part = {
      end: undefined,
      text() {
        const raw = text.slice(start, part.end);
        return isFence ? trimBlanks(part.end === undefined ? raw : raw.slice(0, raw.lastIndexOf('```'))) : raw;
      },
    };
    reader.restart(isFence ? 'fence' : 'structure');
    open = part;
    isInFence = isFence;
    content = isFence ? new ChoiceNode(part) : roots;
    seen = 0;
    return at;
  }

  function readOpen(piece: string, from: number, part: Part): number {
    const at = reader.read(piece, from);
    for (const node of reader.results().slice(seen)) {
      if (!isContainer(node)) continue;
      if (isInFence && content.children.length === 0) addFence(new FenceNode(content));
      plain = undefined;
      content.add(isInFence ? new FixedNode(node) : new PieceNode(node, part));
    }
    seen = reader.results().length;
    if (isInFence) content.isOpen = content.gathered !== undefined;
    isWaiting = reader.status() !== 'closed';
    if (isWaiting) return at;
    reader.finish('');
    close(part, base + at);
    isLineStart = isInFence;
    return at;
  }

  function close(part: Part, end: number | undefined): void {
    open = undefined;
    part.end = end;
    const scalar = scalarOf(part);
    if (scalar !== undefined) addFence(scalar);
    content.settle();
    fences.settle();
  }

  /** Gives the fence around the single value in it, when there is no object and no array. */
  function scalarOf(part: Part): FenceNode | undefined {
    const [result, second] = reader.results();
    if (content.children.length > 0 || result === undefined || second !== undefined || reader.isPlainText()) return undefined;
    const choice = new ChoiceNode(part);
    choice.add(new FixedNode(result));
    choice.settle();
    return new FenceNode(choice);
  }

  function addFence(fence: FenceNode): void {
    const [first] = fences.children;
    if (first instanceof FenceNode) first.isOpen = fence.isOpen = false;
    fences.add(fence);
    plain = undefined;
    roots = new ChoiceNode(whole);
  }

  /** Gives what the text says, `otherwise` when that is nothing in particular. */
  function read(otherwise: TreeNode): Reading {
    const quoted = isQuoted ? parseJson(text) : undefined;
    const prose = roots.children.length > 0 ? roots : undefined;
    if (typeof quoted === 'string') return say('text', quoted);
    if (fences.children.length > 0) return say('fences', fences, prose);
    const scalar = open && scalarOf(open);
    if (scalar !== undefined) return say('fences', scalar);
    if (prose !== undefined) return say('prose', prose);
    const [result, second] = plain?.results() ?? [];
    return say('text', result === undefined || second !== undefined ? otherwise : result);
  }

  function say(source: Reading['source'], node: TreeNode, tail?: TreeNode): Reading {
    return { text, node, source, tail, deepNodes, openNodes: reader.openNodes(), isDoubtful };
  }

  return {
    feed(piece) {
      const received = half + piece;
      const last = received.charCodeAt(received.length - 1);
      // A high surrogate waits for the other half of its character.
      const end = received.length - Number(last >= 0xd800 && last <= 0xdbff);
      half = received.slice(end);
      add(received.slice(0, end));
    },
    finish() {
      add(half);
      if (open !== undefined) {
        const end = text.length - rest.length + reader.finish(rest);
        close(open, reader.status() === 'closed' ? end : undefined);
      }
      plain?.finish(plainRest);
      return reader.status() === 'too deep' ? undefined : read(text);
    },
    look(show) {
      if (reader.status() === 'too deep') return undefined;
      const showText = () => show(read(new OpenScalar(text, false, true)));
      const showPlain = () => (plain === undefined ? showText() : plain.lookAt(plainRest, showText));
      return open === undefined ? showPlain() : reader.lookAt(rest, showPlain);
    },
  };
}
