import { cancelledResult, isBad, type TestResult, type TestRun } from './test-result.ts';

/** How tests are run side by side, and who is told. */
export interface RunnerOptions {
  /** How many run at the same time. */
  readonly parallel: number;
  /** How often a test that did not pass is tried again. */
  readonly retries: number;
  /** Stops after so many tests that did not pass. */
  readonly bail: number | undefined;
  readonly signal: AbortSignal;
  readonly onBegin: (run: TestRun) => void;
  readonly onResult: (result: TestResult) => void;
}

/** A test that can be run, again and again. */
export interface RunnableTest {
  readonly run: TestRun;
  readonly attempt: (signal: AbortSignal) => Promise<TestResult>;
}

/**
 * Runs tests side by side and tells every result when it is there, at last those of tests that were never started. Gives all results in the
 * order of the tests.
 */
export async function runTests(tests: readonly RunnableTest[], options: RunnerOptions): Promise<readonly TestResult[]> {
  const { parallel, retries, bail = Number.POSITIVE_INFINITY, onBegin, onResult } = options;
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const results: (TestResult | undefined)[] = tests.map(() => undefined);
  const queue = tests.entries();
  let bad = 0;
  const work = async (): Promise<void> => {
    for (const [index, test] of queue) {
      if (signal.aborted) return;
      onBegin(test.run);
      const result = await attemptOften(test, retries, signal);
      results[index] = result;
      onResult(result);
      if (isBad(result)) bad += 1;
      if (bad >= bail) stop.abort();
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, tests.length) }, work));
  return tests.map(({ run }, index) => results[index] ?? tellCancelled(run, onResult));
}

function tellCancelled(run: TestRun, onResult: RunnerOptions['onResult']): TestResult {
  const result = cancelledResult(run);
  onResult(result);
  return result;
}

async function attemptOften({ attempt }: RunnableTest, retries: number, signal: AbortSignal): Promise<TestResult> {
  for (let left = retries; ; left--) {
    const result = await attempt(signal);
    if (isBad(result) && left > 0) continue;
    return result.status === 'passed' && left < retries ? { ...result, flaky: true } : result;
  }
}
