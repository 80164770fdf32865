import { NEWLINE, OPEN_BRACE, OPEN_BRACKET, trimBlanks } from './characters.ts';
import type { Extent } from './extent.ts';
import { readFenceOpening } from './fence-line.ts';
import { LenientReader } from './lenient-reader.ts';
import { parseJson } from './parse-json.ts';
import { QuoteWatch } from './quote-watch.ts';
import { looksLikeStructure } from './structure-start.ts';
import { ChoiceNode, FenceNode, FixedNode, isContainer, OpenScalar, PieceNode, type TreeNode } from './tree.ts';

/** What a text says, before a type is known. */
export interface Reading {
  /** The whole text. */
  readonly text: string;
  readonly node: TreeNode;
  /** Where `node` comes from. */
  readonly source: 'text' | 'prose' | 'fences';
  /** What stands after the last fence, if it holds objects or arrays. It counts when no fence fits the type. */
  readonly tail: TreeNode | undefined;
  /** Closed containers of deep trees, the inner ones first, as long as nobody has taken them out: see `GrowingTree`. */
  readonly deepNodes: TreeNode[];
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

/** An object or array in prose, or a fence. */
interface Part extends Extent {
  /** Where it ends, the closing line of a fence included; absent while it grows. */
  end: number | undefined;
}

/**
 * Finds what is worth reading in a model's answer: code fences, or else the objects and arrays in the prose, or else the text itself. A fence
 * is worth reading when it holds objects or arrays, or is a single value other than unquoted words. Takes the text in pieces of any size;
 * each piece costs only its own length. Differs: the reference implementation looks for brackets without regard to quotes, which cuts texts
 * that hold one.
 */
export class DocumentReader {
  readonly #skipsProse: boolean;
  readonly #deepNodes: TreeNode[] = [];
  /** Perf: it reads one part after the other; a new reader for each would cost more than most parts. */
  readonly #reader: LenientReader;
  /** The whole text as one, until something better is found. */
  #plain: LenientReader | undefined;
  #plainRest = '';
  readonly #quotes: QuoteWatch = new QuoteWatch();
  /** All text so far. */
  #text = '';
  /** The end of the text, as far as it was not read, and where it begins. */
  #rest = '';
  #base = 0;
  /** The first half of a character that two UTF-16 units make. */
  #half = '';
  readonly #whole: Extent = { text: () => this.#text };
  readonly #fences: ChoiceNode = new ChoiceNode(this.#whole);
  /** Objects and arrays in the prose, since the last fence worth reading. */
  #roots: ChoiceNode = new ChoiceNode(this.#whole);
  /** What is being read, the objects and arrays in it or around it, and how many results of the reader are among them. */
  #open: Part | undefined = undefined;
  #isInFence = false;
  #content: ChoiceNode = this.#roots;
  #seen = 0;
  #isLineStart = true;
  #isWaiting = false;
  #isDoubtful = false;

  constructor({ maxDepth, skipsProse = false }: ReadingOptions) {
    const options = { maxDepth, deepNodes: this.#deepNodes };
    this.#skipsProse = skipsProse;
    this.#reader = new LenientReader('structure', options);
    this.#plain = new LenientReader('text', options);
    this.#fences.isOpen = true;
  }

  feed(piece: string): void {
    const received = this.#half + piece;
    const last = received.charCodeAt(received.length - 1);
    // A high surrogate waits for the other half of its character.
    const end = received.length - Number(last >= 0xd800 && last <= 0xdbff);
    this.#half = received.slice(end);
    this.#add(received.slice(0, end));
  }

  /** Says that the text is complete, and gives what it says; nothing when it nests too deeply. */
  finish(): Reading | undefined {
    this.#add(this.#half);
    if (this.#open !== undefined) {
      const end = this.#text.length - this.#rest.length + this.#reader.finish(this.#rest);
      this.#close(this.#open, this.#reader.status === 'closed' ? end : undefined);
    }
    this.#plain?.finish(this.#plainRest);
    return this.#reader.status === 'too deep' ? undefined : this.#read(this.#text);
  }

  /** Shows what the text says if it ends here, unless it nests too deeply. What is shown is only valid during the look. */
  look<T>(show: (reading: Reading) => T): T | undefined {
    if (this.#reader.status === 'too deep') return undefined;
    const showText = () => show(this.#read(new OpenScalar(this.#text, false, true)));
    const showPlain = () => (this.#plain === undefined ? showText() : this.#plain.lookAt(this.#plainRest, showText));
    return this.#open === undefined ? showPlain() : this.#reader.lookAt(this.#rest, showPlain);
  }

  #add(delta: string): void {
    const piece = this.#rest + delta;
    this.#base = this.#text.length - this.#rest.length;
    this.#text += delta;
    this.#quotes.add(delta);
    this.#isWaiting = false;
    let at = 0;
    while (at < piece.length && !this.#isWaiting) {
      at = this.#open === undefined ? this.#readProse(piece, at) : this.#readOpen(piece, at, this.#open);
    }
    this.#rest = piece.slice(at);
    if (this.#plain === undefined) return;
    const plainPiece = this.#plainRest + delta;
    this.#plainRest = plainPiece.slice(this.#plain.read(plainPiece, 0));
  }

  #readProse(piece: string, from: number): number {
    for (let at = from; at < piece.length; at += 1) {
      if (this.#isLineStart) {
        const next = readFenceOpening(piece, at, false);
        this.#isWaiting = next === 'undecided';
        if (next === 'undecided') return at;
        this.#isLineStart = false;
        // The content begins with the line end, so that a closing line may follow at once.
        if (next !== 'no') return this.#begin(true, next - 1);
      }
      const code = piece.charCodeAt(at);
      if ((code === OPEN_BRACE || code === OPEN_BRACKET) && this.#beginsData(piece, at)) return this.#begin(false, at);
      this.#isLineStart = code === NEWLINE;
    }
    return piece.length;
  }

  #beginsData(piece: string, at: number): boolean {
    const isData = looksLikeStructure(piece, at);
    this.#isDoubtful ||= !isData;
    return isData || !this.#skipsProse;
  }

  #begin(isFence: boolean, at: number): number {
    const part = this.#partFrom(this.#base + at, isFence);
    this.#reader.restart(isFence ? 'fence' : 'structure');
    this.#open = part;
    this.#isInFence = isFence;
    this.#content = isFence ? new ChoiceNode(part) : this.#roots;
    this.#seen = 0;
    return at;
  }

  #partFrom(start: number, isFence: boolean): Part {
    const part: Part = {
      end: undefined,
      text: () => {
        const raw = this.#text.slice(start, part.end);
        return isFence ? trimBlanks(part.end === undefined ? raw : raw.slice(0, raw.lastIndexOf('```'))) : raw;
      },
    };
    return part;
  }

  #readOpen(piece: string, from: number, part: Part): number {
    const reader = this.#reader;
    const content = this.#content;
    const isInFence = this.#isInFence;
    const at = reader.read(piece, from);
    for (const node of reader.results.slice(this.#seen)) {
      if (!isContainer(node)) continue;
      if (isInFence && content.children.length === 0) this.#addFence(new FenceNode(content));
      this.#plain = undefined;
      content.add(isInFence ? new FixedNode(node) : new PieceNode(node, part));
    }
    this.#seen = reader.results.length;
    if (isInFence) content.isOpen = content.gathered !== undefined;
    this.#isWaiting = reader.status !== 'closed';
    if (this.#isWaiting) return at;
    reader.finish('');
    this.#close(part, this.#base + at);
    this.#isLineStart = isInFence;
    return at;
  }

  #close(part: Part, end: number | undefined): void {
    this.#open = undefined;
    part.end = end;
    const scalar = this.#scalarOf(part);
    if (scalar !== undefined) this.#addFence(scalar);
    this.#content.settle();
    this.#fences.settle();
  }

  /** Gives the fence around the single value in it, when there is no object and no array. */
  #scalarOf(part: Part): FenceNode | undefined {
    const [result, second] = this.#reader.results;
    if (this.#content.children.length > 0 || result === undefined || second !== undefined || this.#reader.isPlainText) return undefined;
    const choice = new ChoiceNode(part);
    choice.add(new FixedNode(result));
    choice.settle();
    return new FenceNode(choice);
  }

  #addFence(fence: FenceNode): void {
    const [first] = this.#fences.children;
    if (first instanceof FenceNode) first.isOpen = fence.isOpen = false;
    this.#fences.add(fence);
    this.#plain = undefined;
    this.#roots = new ChoiceNode(this.#whole);
  }

  /** Gives what the text says, `otherwise` when that is nothing in particular. */
  #read(otherwise: TreeNode): Reading {
    const quoted = this.#quotes.isString ? parseJson(this.#text) : undefined;
    const prose = this.#roots.children.length > 0 ? this.#roots : undefined;
    if (typeof quoted === 'string') return this.#say('text', quoted);
    if (this.#fences.children.length > 0) return this.#say('fences', this.#fences, prose);
    const scalar = this.#open && this.#scalarOf(this.#open);
    if (scalar !== undefined) return this.#say('fences', scalar);
    if (prose !== undefined) return this.#say('prose', prose);
    const [result, second] = this.#plain?.results ?? [];
    return this.#say('text', result === undefined || second !== undefined ? otherwise : result);
  }

  #say(source: Reading['source'], node: TreeNode, tail?: TreeNode): Reading {
    const { openNodes } = this.#reader;
    return { text: this.#text, node, source, tail, deepNodes: this.#deepNodes, openNodes, isDoubtful: this.#isDoubtful };
  }
}
