import { ChoiceBuilder } from './choice-builder.ts';
import type { Extent } from './extent.ts';
import type { LenientReader } from './lenient-reader.ts';
import { ChoiceNode, FixedNode, isContainer } from './tree.ts';

/** The text inside a code fence. It is worth reading when it holds objects or arrays, or is a single value other than unquoted words. */
export class FenceContent {
  readonly reader: LenientReader;
  readonly #containers: ChoiceBuilder;
  readonly #extent: Extent;
  #seen = 0;

  /** Takes a reader at its beginning. */
  constructor(reader: LenientReader, extent: Extent) {
    this.reader = reader;
    this.#extent = extent;
    this.#containers = new ChoiceBuilder(extent);
  }

  /** Reads on. Gives the place of the first character that was not read. */
  read(text: string, from: number): number {
    const at = this.reader.read(text, from);
    const { results } = this.reader;
    for (; this.#seen < results.length; this.#seen += 1) {
      const result = results[this.#seen];
      if (result === undefined || !isContainer(result)) continue;
      this.#containers.add(new FixedNode(result));
      this.#containers.choice.isOpen = this.#containers.choice.gathered !== undefined;
    }
    if (this.reader.isClosed) this.#containers.settle();
    return at;
  }

  /** The objects and arrays so far. */
  get containers(): ChoiceNode | undefined {
    return this.#containers.isEmpty ? undefined : this.#containers.choice;
  }

  /** The single value, when there is no object and no array. */
  get scalar(): ChoiceNode | undefined {
    const [result] = this.reader.results;
    if (!this.#containers.isEmpty || result === undefined || this.reader.results.length > 1 || this.reader.isPlainText) return undefined;
    const choice = new ChoiceNode(this.#extent);
    choice.children.push(new FixedNode(result));
    choice.settled = 1;
    return choice;
  }
}
