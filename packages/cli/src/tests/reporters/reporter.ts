import type { TestResult, TestRun, TestSummary } from '../test-result.ts';

/** Tells what tests do, as they do it. */
export interface Reporter {
  /** All tests that are to run, in their order. */
  start?(runs: readonly TestRun[]): void;
  begin?(run: TestRun): void;
  /** Every test has one, also those that never began. */
  result?(result: TestResult): void;
  /** All results in the order of the tests. */
  end?(summary: TestSummary, results: readonly TestResult[]): void;
  /** Gives the terminal back, also when the run broke off. */
  close?(): void;
}

/** Writes a line. */
export type WriteLine = (line: string) => void;
