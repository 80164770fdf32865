import type { TestStatus } from '../test-result.ts';
import type { Reporter } from './reporter.ts';

const MARKS: Readonly<Record<TestStatus, string>> = { passed: '.', failed: 'F', error: 'E', cancelled: '-' };

/** One character for each test. */
export function dotsReporter(write: (text: string) => void): Reporter {
  return { result: ({ status }) => write(MARKS[status]), end: () => write('\n') };
}
