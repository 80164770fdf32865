import type { ObservedValue } from './expressions/observe-values.ts';

/** A test of one function with one client. */
export interface TestRun {
  readonly function: string;
  readonly test: string;
  /** Given with `--client`. */
  readonly client?: string;
  readonly place: TestPlace | undefined;
}

/** Where a test stands; lines count from one. */
export interface TestPlace {
  readonly file: string;
  readonly line: number;
  /** In source order. */
  readonly assertLines: readonly number[];
  readonly checkLines: readonly number[];
}

/** What came of a test. `error` is for what went wrong before there was an answer to judge. */
export type TestStatus = 'passed' | 'failed' | 'error' | 'cancelled';

/** The outcome of one `@@assert` or `@@check`. */
export interface Expectation {
  readonly name?: string;
  /** As written between the braces. */
  readonly expr: string;
  readonly ok: boolean;
  /** Why the expression could not be evaluated. */
  readonly error?: string;
  readonly line?: number;
  /** What the names in the expression stood for. */
  readonly values: readonly ObservedValue[];
}

/** Tokens that were used; null where nobody counted them. */
export interface TokenCount {
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}

/** What came of a test, and everything that reports show of it. */
export interface TestResult extends TestRun {
  readonly status: TestStatus;
  readonly durationMs: number;
  /** Passed, but not at the first try. */
  readonly flaky: boolean;
  readonly asserts: readonly Expectation[];
  readonly checks: readonly Expectation[];
  readonly error?: string;
  readonly value?: unknown;
  /** The model's text. */
  readonly raw?: string;
  /** Who answered last: a strategy has several clients. */
  readonly answeredBy?: { readonly client: string; readonly model?: string };
  /** The chat that was sent, as text; only when it was asked for. */
  readonly prompt?: string;
  readonly usage: TokenCount;
}

/** What came of all tests. */
export interface TestSummary {
  readonly functions: number;
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly errors: number;
  readonly cancelled: number;
  /** How many of those that passed did not at first. */
  readonly flaky: number;
  readonly durationMs: number;
  readonly usage: TokenCount;
  readonly ok: boolean;
}

/** The result of a test that was never started. */
export function cancelledResult(run: TestRun): TestResult {
  const usage: TokenCount = { inputTokens: null, outputTokens: null };
  return { ...run, status: 'cancelled', durationMs: 0, flaky: false, asserts: [], checks: [], usage };
}

/** Tells whether a test ran and did not pass. */
export function isBad({ status }: TestResult): boolean {
  return status === 'failed' || status === 'error';
}

/** `Function::Test`, with the client that was asked for. */
export function titleOf({ function: fn, test, client }: TestRun): string {
  return `${fn}::${test}${client === undefined ? '' : ` (${client})`}`;
}

/** Counts results. `durationMs` is the time of the whole run: tests run side by side. */
export function summarise(results: readonly TestResult[], durationMs: number): TestSummary {
  const count = (status: TestStatus): number => results.filter((result) => result.status === status).length;
  const passed = count('passed');
  return {
    functions: new Set(results.map((result) => result.function)).size,
    total: results.length,
    passed,
    failed: count('failed'),
    errors: count('error'),
    cancelled: count('cancelled'),
    flaky: results.filter(({ flaky }) => flaky).length,
    durationMs,
    usage: { inputTokens: sum(results, 'inputTokens'), outputTokens: sum(results, 'outputTokens') },
    ok: passed === results.length,
  };
}

function sum(results: readonly TestResult[], field: keyof TokenCount): number | null {
  return results.reduce<number | null>((total, { usage }) => (usage[field] === null ? total : (total ?? 0) + usage[field]), null);
}
