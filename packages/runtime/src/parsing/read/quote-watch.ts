import { BACKSLASH, DOUBLE_QUOTE, isLayout } from './characters.ts';

/**
 * Watches whether a text is one JSON string from end to end: such a text is that string, whatever brackets it holds. Whether the string has no
 * wrong escape in it is for JSON to say.
 */
export class QuoteWatch {
  #quotes = 0;
  #isEscaped = false;

  /** Tells whether the text ends where its only string does. */
  get isString(): boolean {
    return this.#quotes === 2;
  }

  /** Takes in the next piece of the text. */
  add(piece: string): void {
    for (let at = 0; at < piece.length && this.#quotes < 3; at += 1) {
      const code = piece.charCodeAt(at);
      if (this.#isEscaped) this.#isEscaped = false;
      else if (code === DOUBLE_QUOTE) this.#quotes += 1;
      else if (this.#quotes === 1) this.#isEscaped = code === BACKSLASH;
      else if (!isLayout(code)) this.#quotes = 3;
    }
  }
}
