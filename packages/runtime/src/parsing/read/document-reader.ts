import { NEWLINE, OPEN_BRACE, OPEN_BRACKET } from './characters.ts';
import { Extent } from './extent.ts';
import { FenceContent } from './fence-content.ts';
import { readFenceOpening } from './fence-line.ts';
import { createLenientReader, type LenientReader, type ReaderOptions } from './lenient-reader.ts';
import { QuotedDocument } from './quoted-document.ts';
import { looksLikeStructure } from './structure-start.ts';
import { ChoiceNode, FenceNode, isContainer, OpenScalar, PieceNode, type TreeNode } from './tree.ts';

/** What a text says, before a type is known. */
export interface Reading {
  /** The whole text. */
  readonly text: string;
  readonly node: TreeNode;
  /** Where `node` comes from. */
  readonly source: 'text' | 'prose' | 'fences';
  /** What stands after the last fence, if it holds objects or arrays. It counts when no fence fits the type. */
  readonly tail: TreeNode | undefined;
  /** Closed containers of deep trees, the inner ones first: see `GrowingTree`. */
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

/** An object or array in prose, or a fence, that is being read. */
interface Part {
  readonly extent: Extent;
  /** What stands in a fence. */
  readonly content: FenceContent | undefined;
  /** Whether it is among the readings: once it is worth reading. */
  isListed: boolean;
}

/**
 * Finds what is worth reading in a model's answer: code fences, or else the objects and arrays in the prose, or else the text itself. Takes
 * the text in pieces of any size; each piece costs only its own length. Differs: the reference implementation looks for brackets without
 * regard to quotes, which cuts texts that hold one.
 */
export class DocumentReader {
  /** All text so far. */
  text = '';
  readonly #options: ReaderOptions;
  readonly #skipsProse: boolean;
  readonly #fences: ChoiceNode = new ChoiceNode(new Extent(this, 0, false));
  /** Objects and arrays in the prose, since the last fence worth reading. */
  #roots: ChoiceNode = new ChoiceNode(new Extent(this, 0, false));
  #open: Part | undefined = undefined;
  /** The whole text as one, until something better is found. */
  #plain: LenientReader | undefined;
  #plainRest = '';
  /** Perf: it reads one part after the other; a new reader for each would cost more than most parts. */
  readonly #reader: LenientReader;
  readonly #quoted: QuotedDocument = new QuotedDocument();
  #isLineStart = true;
  #isWaiting = false;
  #isFinished = false;
  #isDoubtful = false;
  /** The end of the text, as far as it was not read. */
  #rest = '';
  /** The first half of a character that two UTF-16 units make. */
  #half = '';

  constructor(options: ReadingOptions) {
    this.#options = { maxDepth: options.maxDepth, deepNodes: [] };
    this.#skipsProse = options.skipsProse === true;
    this.#plain = createLenientReader('text', this.#options);
    this.#reader = createLenientReader('structure', this.#options);
    this.#fences.isOpen = true;
  }

  /** Tells whether the text nests deeper than allowed. Nothing is read after that. */
  get isTooDeep(): boolean {
    return this.#reader.status() === 'too deep';
  }

  feed(piece: string): void {
    const received = this.#half + piece;
    const last = received.charCodeAt(received.length - 1);
    // A high surrogate waits for the other half of its character.
    const isHalf = last >= 0xd800 && last <= 0xdbff;
    this.#half = isHalf ? received.slice(-1) : '';
    this.#add(isHalf ? received.slice(0, -1) : received);
  }

  #add(delta: string): void {
    const text = this.#rest + delta;
    const base = this.text.length - this.#rest.length;
    this.text += delta;
    this.#quoted.add(delta);
    this.#rest = text.slice(this.#read(text, base));
    if (this.#roots.children.length + this.#fences.children.length > 0) this.#plain = undefined;
    if (this.#plain === undefined) return;
    const plainText = this.#plainRest + delta;
    this.#plainRest = plainText.slice(this.#plain.read(plainText, 0));
  }

  /** Says that the text is complete, and gives what it says. */
  finish(): Reading {
    this.#add(this.#half);
    this.#isFinished = true;
    const open = this.#open;
    if (open !== undefined) {
      const end = this.text.length - this.#rest.length + this.#reader.finish(this.#rest);
      this.#close(open, this.#reader.status() === 'closed' ? end : undefined);
    }
    this.#plain?.finish(this.#plainRest);
    return this.#reading();
  }

  /** Shows what the text says if it ends here. What is shown is only valid during the look. */
  look<T>(look: (reading: Reading) => T): T {
    const plain = this.#plain;
    const lookAtPlain = () => (plain === undefined ? look(this.#reading()) : plain.lookAt(this.#plainRest, () => look(this.#reading())));
    return this.#open === undefined ? lookAtPlain() : this.#reader.lookAt(this.#rest, lookAtPlain);
  }

  #reading(): Reading {
    const quoted = this.#quoted.isComplete ? this.#quoted.read(this.text) : undefined;
    if (quoted !== undefined) return this.#makeReading(quoted, 'text', undefined);
    const roots = this.#roots.children.length === 0 ? undefined : this.#roots;
    if (this.#fences.children.length > 0) return this.#makeReading(this.#fences, 'fences', roots);
    const scalar = this.#open?.content?.scalar;
    if (scalar !== undefined) return this.#makeReading(new FenceNode(scalar), 'fences', undefined);
    return roots === undefined ? this.#makeReading(this.#plainNode(), 'text', undefined) : this.#makeReading(roots, 'prose', undefined);
  }

  #makeReading(node: TreeNode, source: Reading['source'], tail: TreeNode | undefined): Reading {
    return {
      text: this.text,
      node,
      source,
      tail,
      deepNodes: this.#options.deepNodes,
      openNodes: this.#open === undefined ? [] : this.#reader.openNodes(),
      isDoubtful: this.#isDoubtful,
    };
  }

  #plainNode(): TreeNode {
    const results = this.#plain?.results() ?? [];
    const [result] = results;
    if (result !== undefined && results.length === 1) return result;
    return this.#isFinished ? this.text : new OpenScalar(this.text, false, true);
  }

  #read(text: string, base: number): number {
    let at = 0;
    this.#isWaiting = false;
    while (at < text.length && !this.#isWaiting && !this.isTooDeep) {
      at = this.#open === undefined ? this.#readProse(text, at, base) : this.#readOpen(text, at, base, this.#open);
    }
    return this.isTooDeep ? text.length : at;
  }

  #readProse(text: string, from: number, base: number): number {
    for (let at = from; at < text.length; at += 1) {
      if (this.#isLineStart) {
        const next = readFenceOpening(text, at, false);
        if (next === 'undecided') {
          this.#isWaiting = true;
          return at;
        }
        this.#isLineStart = false;
        // The content begins with the line end, so that a closing line may follow at once.
        if (next !== 'no') return this.#begin('fence', next - 1, base + next);
      }
      const code = text.charCodeAt(at);
      if ((code === OPEN_BRACE || code === OPEN_BRACKET) && this.#isStart(text, at)) return this.#begin('structure', at, base + at);
      this.#isLineStart = code === NEWLINE;
    }
    return text.length;
  }

  #isStart(text: string, at: number): boolean {
    if (looksLikeStructure(text, at)) return true;
    this.#isDoubtful = true;
    return !this.#skipsProse;
  }

  #begin(scope: 'structure' | 'fence', at: number, start: number): number {
    const isFence = scope === 'fence';
    const extent = new Extent(this, start, isFence);
    this.#reader.restart(scope);
    this.#open = { extent, content: isFence ? new FenceContent(this.#reader, extent) : undefined, isListed: false };
    return at;
  }

  #readOpen(text: string, from: number, base: number, open: Part): number {
    const at = (open.content ?? this.#reader).read(text, from);
    this.#list(open);
    this.#isWaiting = this.#reader.status() !== 'closed';
    if (this.#isWaiting) return at;
    this.#reader.finish('');
    this.#close(open, base + at);
    this.#isLineStart = open.content !== undefined;
    return at;
  }

  /** Adds what is being read to the readings as soon as there is an object or array in it. */
  #list(open: Part): void {
    if (open.isListed) return;
    const { extent, content } = open;
    const [node] = this.#reader.results();
    if (content !== undefined) {
      if (content.containers.children.length > 0) this.#addFence(open, content.containers);
    } else if (node !== undefined && isContainer(node)) {
      open.isListed = true;
      this.#roots.add(new PieceNode(node, extent));
    }
  }

  #addFence(fence: Part, content: ChoiceNode): void {
    const node = new FenceNode(content);
    const [first] = this.#fences.children;
    if (first instanceof FenceNode) first.isOpen = node.isOpen = false;
    fence.isListed = true;
    this.#fences.add(node);
    this.#roots = new ChoiceNode(new Extent(this, 0, false));
  }

  #close(open: Part, end: number | undefined): void {
    open.extent.end = end;
    this.#list(open);
    this.#open = undefined;
    const scalar = open.isListed ? undefined : open.content?.scalar;
    if (scalar !== undefined) this.#addFence(open, scalar);
    (open.content === undefined ? this.#roots : this.#fences).settle();
  }
}
