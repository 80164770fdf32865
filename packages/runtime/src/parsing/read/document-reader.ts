import { NEWLINE, OPEN_BRACE, OPEN_BRACKET } from './characters.ts';
import { Extent } from './extent.ts';
import { FenceContent } from './fence-content.ts';
import { readFenceOpening } from './fence-line.ts';
import { LenientReader, type ReaderOptions } from './lenient-reader.ts';
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

/** An object or array in prose that is being read. */
interface Structure {
  readonly kind: 'structure';
  readonly reader: LenientReader;
  readonly extent: Extent;
  piece: PieceNode | undefined;
}

/** A fence that is being read. */
interface Fence {
  readonly kind: 'fence';
  readonly reader: LenientReader;
  readonly extent: Extent;
  readonly content: FenceContent;
  /** Set once its content is worth reading. */
  node: FenceNode | undefined;
}

/**
 * Finds what is worth reading in a model's answer: code fences, or else the objects and arrays in the prose, or else the text itself. Takes
 * the text in pieces of any size; each piece costs only its own length. Differs: the reference implementation looks for brackets without
 * regard to quotes, which cuts texts that hold one.
 */
export class DocumentReader {
  /** All text so far. */
  text = '';
  /** Set when the text nests deeper than allowed. Nothing is read after that. */
  isTooDeep = false;
  readonly #options: ReaderOptions;
  readonly #skipsProse: boolean;
  readonly #fences: ChoiceNode = new ChoiceNode(new Extent(this, 0, false));
  /** Objects and arrays in the prose, since the last fence worth reading. */
  #roots: ChoiceNode = new ChoiceNode(new Extent(this, 0, false));
  #open: Structure | Fence | undefined = undefined;
  /** The whole text as one, until something better is found. */
  #plain: LenientReader | undefined;
  #plainRest = '';
  /** Perf: these read one piece after the other; a new reader for each would cost more than most pieces. */
  readonly #structureReader: LenientReader;
  readonly #fenceReader: LenientReader;
  readonly #quoted: QuotedDocument = new QuotedDocument();
  #onlyFence: FenceNode | undefined = undefined;
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
    this.#plain = new LenientReader('text', this.#options);
    this.#structureReader = new LenientReader('structure', this.#options);
    this.#fenceReader = new LenientReader('fence', this.#options);
    this.#fences.isOpen = true;
  }

  feed(piece: string): void {
    const received = this.#half + piece;
    const isHalf = isHighSurrogate(received.charCodeAt(received.length - 1));
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
      const end = this.text.length - this.#rest.length + open.reader.finish(this.#rest);
      this.#close(open, open.reader.isClosed ? end : undefined);
    }
    this.#plain?.finish(this.#plainRest);
    return this.#reading();
  }

  /** Shows what the text says if it ends here. What is shown is only valid during the look. */
  look<T>(look: (reading: Reading) => T): T {
    const open = this.#open;
    const plain = this.#plain;
    const lookAtPlain = () => (plain === undefined ? look(this.#reading()) : plain.lookAt(this.#plainRest, () => look(this.#reading())));
    return open === undefined ? lookAtPlain() : open.reader.lookAt(this.#rest, lookAtPlain);
  }

  #reading(): Reading {
    const quoted = this.#quoted.isComplete ? this.#quoted.read(this.text) : undefined;
    if (quoted !== undefined) return this.#makeReading(quoted, 'text', undefined);
    const roots = this.#roots.children.length === 0 ? undefined : this.#roots;
    if (this.#fences.children.length > 0) return this.#makeReading(this.#fences, 'fences', roots);
    const scalar = this.#open?.kind === 'fence' ? this.#open.content.scalar : undefined;
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
      openNodes: this.#open?.reader.openNodes ?? [],
      isDoubtful: this.#isDoubtful,
    };
  }

  #plainNode(): TreeNode {
    const results = this.#plain?.results ?? [];
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
        if (next !== 'no') return this.#openFence(next - 1, base + next);
      }
      const code = text.charCodeAt(at);
      if ((code === OPEN_BRACE || code === OPEN_BRACKET) && this.#isStart(text, at)) return this.#openStructure(at, base + at);
      this.#isLineStart = code === NEWLINE;
    }
    return text.length;
  }

  #isStart(text: string, at: number): boolean {
    if (looksLikeStructure(text, at)) return true;
    this.#isDoubtful = true;
    return !this.#skipsProse;
  }

  #openStructure(at: number, start: number): number {
    const reader = this.#structureReader;
    reader.restart();
    this.#open = { kind: 'structure', reader, extent: new Extent(this, start, false), piece: undefined };
    return at;
  }

  #openFence(at: number, start: number): number {
    const reader = this.#fenceReader;
    reader.restart();
    const extent = new Extent(this, start, true);
    this.#open = { kind: 'fence', reader, extent, content: new FenceContent(reader, extent), node: undefined };
    return at;
  }

  #readOpen(text: string, from: number, base: number, open: Structure | Fence): number {
    const at = open.kind === 'fence' ? open.content.read(text, from) : open.reader.read(text, from);
    this.isTooDeep = open.reader.isTooDeep;
    this.#list(open);
    if (open.reader.isClosed) {
      open.reader.finish('');
      this.#close(open, base + at);
      this.#isLineStart = open.kind === 'fence';
    } else {
      this.#isWaiting = true;
    }
    return at;
  }

  /** Adds what is being read to the readings as soon as there is an object or array in it. */
  #list(open: Structure | Fence): void {
    if (open.kind === 'fence') {
      if (open.node === undefined && open.content.containers.children.length > 0) this.#addFence(open, open.content.containers);
      return;
    }
    const [node] = open.reader.results;
    if (open.piece !== undefined || node === undefined || !isContainer(node)) return;
    open.piece = new PieceNode(node, open.extent);
    this.#roots.add(open.piece);
  }

  #addFence(fence: Fence, content: ChoiceNode): void {
    fence.node = new FenceNode(content);
    this.#fences.add(fence.node);
    if (this.#onlyFence === undefined) {
      this.#onlyFence = fence.node;
    } else {
      this.#onlyFence.isOpen = false;
      fence.node.isOpen = false;
    }
    this.#roots = new ChoiceNode(new Extent(this, 0, false));
  }

  #close(open: Structure | Fence, end: number | undefined): void {
    open.extent.end = end;
    this.#list(open);
    this.#open = undefined;
    if (open.kind === 'structure') {
      this.#roots.settle();
      return;
    }
    if (open.node === undefined && open.content.scalar !== undefined) this.#addFence(open, open.content.scalar);
    this.#fences.settle();
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
