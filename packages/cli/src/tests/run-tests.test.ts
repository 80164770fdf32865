import { describe, expect, it } from 'vitest';
import { type RunnableTest, type RunnerOptions, runTests } from './run-tests.ts';
import { cancelledResult, type TestResult, type TestRun, type TestStatus } from './test-result.ts';

/** A test that ends with these outcomes, one at each attempt; `never` waits to be cancelled. */
function runnable(name: string, ...outcomes: (TestStatus | 'never')[]): RunnableTest {
  const run: TestRun = { function: 'Find', test: name, place: undefined };
  const left = [...outcomes];
  const attempt = async (signal: AbortSignal): Promise<TestResult> => {
    const outcome = left.shift() ?? 'error';
    if (outcome !== 'never') return { ...cancelledResult(run), status: outcome };
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    return cancelledResult(run);
  };
  return { run, attempt };
}

async function statuses(tests: readonly RunnableTest[], options: Partial<RunnerOptions> = {}): Promise<string[]> {
  const told: string[] = [];
  const results = await runTests(tests, {
    parallel: 2,
    retries: 0,
    bail: undefined,
    signal: new AbortController().signal,
    onBegin: () => {},
    onResult: ({ test }) => told.push(test),
    ...options,
  });
  if (options.onResult === undefined) expect(told.sort()).toEqual(tests.map(({ run }) => run.test).sort());
  return results.map(({ test, status, flaky }) => `${test} ${status}${flaky ? ' flaky' : ''}`);
}

describe('running tests', () => {
  it('gives results in the order of the tests', async () => {
    const first = runnable('a', 'never');
    const later = new AbortController();
    const slow: RunnableTest = { ...first, attempt: () => first.attempt(later.signal) };
    const onResult = ({ test }: TestResult): void => {
      if (test === 'c') later.abort();
    };
    const tests = [slow, runnable('b', 'failed'), runnable('c', 'error')];
    expect(await statuses(tests, { onResult })).toEqual(['a cancelled', 'b failed', 'c error']);
  });

  it('runs no more at once than allowed', async () => {
    let running = 0;
    let most = 0;
    const tests = Array.from({ length: 7 }, (_, index) => runnable(`t${index}`, 'passed')).map((test) => ({
      ...test,
      attempt: async (signal: AbortSignal) => {
        running += 1;
        most = Math.max(most, running);
        const result = await test.attempt(signal);
        running -= 1;
        return result;
      },
    }));
    await statuses(tests, { parallel: 3 });
    expect(most).toBe(3);
  });

  it.each<[retries: number, outcomes: TestStatus[], expected: string]>([
    [0, ['passed'], 'a passed'],
    [2, ['passed', 'failed'], 'a passed'],
    [2, ['failed', 'error', 'passed'], 'a passed flaky'],
    [1, ['failed', 'error', 'passed'], 'a error'],
    [3, ['failed', 'cancelled', 'passed'], 'a cancelled'],
  ])('repeats what did not pass, %i times: %j', async (retries, outcomes, expected) => {
    expect(await statuses([runnable('a', ...outcomes)], { retries })).toEqual([expected]);
  });

  it.each([
    [1, ['a failed', 'b cancelled', 'c cancelled', 'd cancelled']],
    [2, ['a failed', 'b cancelled', 'c error', 'd cancelled']],
  ])('stops after %i that did not pass, also those that are running', async (bail, expected) => {
    expect(
      await statuses([runnable('a', 'failed'), runnable('b', 'never'), runnable('c', 'error'), runnable('d', 'passed')], { bail }),
    ).toEqual(expected);
  });

  it('cancels what runs and what has not begun when it is told to', async () => {
    const controller = new AbortController();
    const onResult = (): void => controller.abort();
    const tests = [runnable('a', 'passed'), runnable('b', 'never'), runnable('c', 'passed')];
    expect(await statuses(tests, { signal: controller.signal, onResult })).toEqual(['a passed', 'b cancelled', 'c cancelled']);
  });
});
