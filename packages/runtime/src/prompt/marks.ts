import type { Media } from '../media/index.ts';
import { MediaValue } from '../template/index.ts';
import type { PromptPart } from './chat-prompt.ts';
import type { MessageMetadata } from './message-metadata.ts';

/** What a marker in rendered text stands for: the start of a message, or a part that is not text. */
export type Mark = RoleMark | { readonly kind: 'part'; readonly part: PromptPart };

/** The start of a message. */
export interface RoleMark extends MessageMetadata {
  readonly kind: 'role';
  readonly role: string;
}

// Noncharacters: no text holds them by accident, no filter changes them, and printing does not escape them.
const OPEN = '\uFDD0';
const CLOSE = '\uFDD1';

/** Longest number of a mark. */
const MAX_DIGITS = 9;

/**
 * The markers of one call: text that templates pass around, and what it stands for. A marker carries a random number that is drawn after
 * the arguments are given, so no argument can contain one; whatever only looks like a marker stays text.
 */
export class Marks {
  /** Empty until the first mark: most prompts have none, and randomness is slow. */
  #prefix = '';
  readonly #marks: Mark[] = [];

  /** Copies the marks: every attempt of a call adds its own to those of the arguments. */
  fork(): Marks {
    const copy = new Marks();
    copy.#prefix = this.#prefix;
    copy.#marks.push(...this.#marks);
    return copy;
  }

  /** Registers a mark and gives its marker. */
  add(mark: Mark): string {
    if (this.#prefix === '') this.#prefix = `${OPEN}${crypto.getRandomValues(new Uint32Array(3)).join('')}:`;
    return `${this.#prefix}${this.#marks.push(mark) - 1}${CLOSE}`;
  }

  /** Registers a part that is not text and gives its marker. */
  addPart(part: PromptPart): string {
    return this.add({ kind: 'part', part });
  }

  /** Makes the template value of an image, audio, PDF or video. */
  mediaValue(media: Media): MediaValue {
    const marker = this.addPart({ kind: 'media', media });
    return new MediaValue(() => marker);
  }

  /** Gives back what {@link Marks.mediaValue} was given. */
  mediaOf(value: MediaValue): Media | undefined {
    const [mark] = this.split(value.mark());
    return typeof mark === 'object' && mark.kind === 'part' && mark.part.kind === 'media' ? mark.part.media : undefined;
  }

  /** Cuts rendered text at its markers. Neighbouring pieces are never both text; empty text is left out. */
  split(text: string): readonly (string | Mark)[] {
    if (this.#marks.length === 0) return text === '' ? [] : [text];
    const pieces: (string | Mark)[] = [];
    let start = 0;
    for (let at = text.indexOf(this.#prefix); at >= 0; at = text.indexOf(this.#prefix, at + 1)) {
      const from = at + this.#prefix.length;
      const digits = text.slice(from, from + MAX_DIGITS + 1);
      const end = digits.indexOf(CLOSE);
      const mark = end < 0 ? undefined : this.#marks[Number(digits.slice(0, end))];
      if (mark === undefined) continue;
      if (at > start) pieces.push(text.slice(start, at));
      pieces.push(mark);
      start = from + end + CLOSE.length;
    }
    if (start < text.length) pieces.push(text.slice(start));
    return pieces;
  }
}
