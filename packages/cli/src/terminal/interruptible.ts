const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Does some work that Ctrl-C ends: the first time by the signal that the work gets, the second time as usual. */
export async function whileInterruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const letGo = (): void => {
    for (const name of SIGNALS) process.off(name, abort);
  };
  const abort = (): void => {
    controller.abort();
    // Not at once: whoever restores the cursor ends the process when nobody else listens to the signal.
    setImmediate(letGo);
  };
  for (const name of SIGNALS) process.on(name, abort);
  try {
    return await work(controller.signal);
  } finally {
    letGo();
  }
}
