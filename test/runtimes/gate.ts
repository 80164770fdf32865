/** Holds streams back, and counts those that are cancelled. */
export class Gate {
  cancelled = 0;
  #permits = 0;
  #waiting: (() => void)[] = [];

  /** Lets so many more pieces through. */
  open(count: number): void {
    this.#permits += count;
    while (this.#permits > 0 && this.#waiting.length > 0) {
      this.#permits -= 1;
      this.#waiting.shift()?.();
    }
  }

  /** The same stream behind the gate. */
  hold(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
    const reader = stream.getReader();
    return new ReadableStream({
      pull: async (controller) => {
        await this.#pass();
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async (reason) => {
        this.cancelled += 1;
        await reader.cancel(reason);
      },
    });
  }

  #pass(): Promise<void> | undefined {
    if (this.#permits === 0) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#permits -= 1;
    return undefined;
  }
}
