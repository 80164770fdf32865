import { EXIT } from '../exit-code.ts';

/** Package managers pass on the Ctrl-C that the terminal has sent already: what follows so soon is the same one. */
const ECHO_MS = 300;

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Does some work that Ctrl-C ends: the first time by the signal that the work gets, the second time at once. */
export async function whileInterruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  let first = 0;
  const interrupt = (): void => {
    if (controller.signal.aborted) {
      if (performance.now() - first > ECHO_MS) process.exit(EXIT.interrupted);
      return;
    }
    first = performance.now();
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, interrupt);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of SIGNALS) process.off(name, interrupt);
  }
}

/** Ends the process on Ctrl-C, while no work is going on that has something to clean up. */
export function exitOnInterrupt(): void {
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (process.listenerCount(name) === 1) process.exit(EXIT.interrupted);
    });
  }
}
