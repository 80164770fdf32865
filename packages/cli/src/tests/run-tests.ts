import type { TestResult } from './test-result.ts';

export interface RunnerOptions {
  /** How many run at the same time. */
  readonly parallel: number;
  /** How often a test that did not pass is tried again. */
  readonly retries: number;
  /** Stops after so many tests that did not pass. */
  readonly bail: number | undefined;
  readonly signal: AbortSignal;
  readonly onResult: (result: TestResult) => void;
}

/** A test that can be run, again and again. */
export interface RunnableTest {
  readonly run: (signal: AbortSignal) => Promise<TestResult>;
  /** The result of a test that was never started. */
  readonly cancelled: TestResult;
}

/** Runs tests side by side and tells every result when it is there. Gives all results in the order of the tests. */
export async function runTests(tests: readonly RunnableTest[], options: RunnerOptions): Promise<readonly TestResult[]> {
  const { parallel, bail = Number.POSITIVE_INFINITY, onResult } = options;
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const results: TestResult[] = tests.map(({ cancelled }) => cancelled);
  const queue = tests.entries();
  let bad = 0;
  const work = async (): Promise<void> => {
    for (const [index, test] of queue) {
      if (signal.aborted) return;
      const result = await runWithRetries(test, options.retries, signal);
      results[index] = result;
      onResult(result);
      if (result.status !== 'passed') bad += 1;
      if (bad >= bail) stop.abort();
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, tests.length) }, work));
  return results;
}

async function runWithRetries(test: RunnableTest, retries: number, signal: AbortSignal): Promise<TestResult> {
  for (let attempt = 0; ; attempt++) {
    const result = await test.run(signal);
    const isOver = result.status === 'passed' || result.status === 'cancelled' || attempt === retries;
    if (isOver) return attempt > 0 && result.status === 'passed' ? { ...result, flaky: true } : result;
  }
}
