import type { TestResult, TestSummary } from '../test-result.ts';

/** Tells what tests do, as they do it. */
export interface Reporter {
  start?(total: number): void;
  result?(result: TestResult): void;
  /** All results in the order of the tests. */
  end?(summary: TestSummary, results: readonly TestResult[]): void;
}

/** Writes a line. */
export type WriteLine = (line: string) => void;
