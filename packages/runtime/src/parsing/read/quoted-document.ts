import { BACKSLASH, DOUBLE_QUOTE, isLayout, SPACE } from './characters.ts';

type State = 'before' | 'inside' | 'escaped' | 'after' | 'other';

/**
 * Watches whether a text is one JSON string from end to end. Such a text is that string, whatever brackets it holds.
 */
export class QuotedDocument {
  #state: State = 'before';

  get isComplete(): boolean {
    return this.#state === 'after';
  }

  /** Gives the string that the whole text is, or nothing when an escape in it is wrong. */
  read(text: string): string | undefined {
    try {
      return JSON.parse(text) as string;
    } catch {
      return undefined;
    }
  }

  add(text: string): void {
    for (let at = 0; at < text.length && this.#state !== 'other'; at += 1) this.#state = next(this.#state, text.charCodeAt(at));
  }
}

function next(state: State, code: number): State {
  switch (state) {
    case 'before':
      if (code === DOUBLE_QUOTE) return 'inside';
      return isLayout(code) ? 'before' : 'other';
    case 'inside':
      if (code === DOUBLE_QUOTE) return 'after';
      if (code < SPACE) return 'other';
      return code === BACKSLASH ? 'escaped' : 'inside';
    case 'escaped':
      return code < SPACE ? 'other' : 'inside';
    case 'after':
      return isLayout(code) ? 'after' : 'other';
    case 'other':
      return 'other';
  }
}
