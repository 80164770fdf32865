/** Lets readers wait until something happened: no timers, no polling. */
export class WakeUp {
  #waiting: Promise<void> | undefined;
  #resolve: () => void = () => {};

  /** Resolves at the next {@link wake}. */
  wait(): Promise<void> {
    this.#waiting ??= new Promise((resolve) => {
      this.#resolve = resolve;
    });
    return this.#waiting;
  }

  /** Wakes everybody who waits. */
  wake(): void {
    this.#waiting = undefined;
    this.#resolve();
  }
}
