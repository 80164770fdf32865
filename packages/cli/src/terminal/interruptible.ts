const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Does some work that Ctrl-C ends: the first time by the signal that the work gets, the second time as usual. */
export async function whileInterruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  for (const name of SIGNALS) process.once(name, abort);
  try {
    return await work(controller.signal);
  } finally {
    for (const name of SIGNALS) process.off(name, abort);
  }
}
