import { trimBlanks } from './characters.ts';

/** A part of a text that grows. */
export class Extent {
  readonly #source: { readonly text: string };
  readonly start: number;
  readonly #isFence: boolean;
  /** Where it ends, the closing line of a fence included; absent while it grows. */
  end: number | undefined = undefined;

  constructor(source: { readonly text: string }, start: number, isFence: boolean) {
    this.#source = source;
    this.start = start;
    this.#isFence = isFence;
  }

  /** Gives its text; of a fence what stands in it. */
  text(): string {
    const text = this.#source.text.slice(this.start, this.end);
    if (!this.#isFence) return text;
    return trimBlanks(this.end === undefined ? text : text.slice(0, text.lastIndexOf('```')));
  }
}
