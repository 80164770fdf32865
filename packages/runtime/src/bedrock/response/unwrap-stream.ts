const HEAD = /^\s*\{\s*"value"\s*:\s*/;
/** What the beginning of a head may look like. */
const PARTIAL_HEAD = /^\s*(\{\s*("(v(a(l(u(e("\s*)?)?)?)?)?)?)?)?$/;

const TAIL = ' \t\r\n}';

/** A head is a few characters and some blanks. What is longer without being one is not wrapped. */
const MAX_HEAD = 256;

/**
 * Strips the object around a wrapped value from its JSON text while the text arrives: `{"value": [1` gives `[1`. Text that is not wrapped
 * after all passes unchanged.
 */
export class UnwrapStream {
  #state: 'head' | 'inside' | 'plain' = 'head';
  /** Text that may still belong to the wrapper: the head, or closing braces and blanks at the end. */
  #held = '';

  /** Takes the next piece and gives what surely belongs to the value. */
  push(piece: string): string {
    const text = this.#held + piece;
    if (this.#state === 'plain') return piece;
    if (this.#state === 'head') return this.#findHead(text);
    let end = text.length;
    while (end > 0 && TAIL.includes(text[end - 1] ?? '')) end--;
    this.#held = text.slice(end);
    return text.slice(0, end);
  }

  /** Gives what is left when no more text comes: all but the wrapper's own brace. */
  end(): string {
    if (this.#state === 'head') return this.#held;
    const brace = this.#held.lastIndexOf('}');
    return brace < 0 ? this.#held.trimEnd() : this.#held.slice(0, brace).trimEnd();
  }

  #findHead(text: string): string {
    const head = HEAD.exec(text)?.[0];
    if (head !== undefined) {
      this.#state = 'inside';
      this.#held = '';
      return this.push(text.slice(head.length));
    }
    if (text.length <= MAX_HEAD && PARTIAL_HEAD.test(text)) {
      this.#held = text;
      return '';
    }
    this.#state = 'plain';
    this.#held = '';
    return text;
  }
}
