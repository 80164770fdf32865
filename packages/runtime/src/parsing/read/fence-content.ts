import type { Extent } from './extent.ts';
import type { LenientReader } from './lenient-reader.ts';
import { ChoiceNode, FixedNode, isContainer } from './tree.ts';

/** The text inside a code fence. It is worth reading when it holds objects or arrays, or is a single value other than unquoted words. */
export class FenceContent {
  readonly #reader: LenientReader;
  /** The objects and arrays so far. */
  readonly containers: ChoiceNode;
  #seen = 0;

  /** Takes a reader at its beginning. */
  constructor(reader: LenientReader, extent: Extent) {
    this.#reader = reader;
    this.containers = new ChoiceNode(extent);
  }

  /** Reads on. Gives the place of the first character that was not read. */
  read(text: string, from: number): number {
    const { containers } = this;
    const reader = this.#reader;
    const at = reader.read(text, from);
    for (const result of reader.results().slice(this.#seen)) if (isContainer(result)) containers.add(new FixedNode(result));
    this.#seen = reader.results().length;
    containers.isOpen = containers.gathered !== undefined;
    if (reader.status() === 'closed') containers.settle();
    return at;
  }

  /** The single value, when there is no object and no array. */
  get scalar(): ChoiceNode | undefined {
    const { containers } = this;
    const reader = this.#reader;
    const [result] = reader.results();
    if (containers.children.length > 0 || result === undefined || reader.results().length > 1 || reader.isPlainText()) return undefined;
    const choice = new ChoiceNode(containers.extent);
    choice.add(new FixedNode(result));
    choice.settle();
    return choice;
  }
}
