import type { TestResult } from '../test-result.ts';
import type { Reporter, WriteLine } from './reporter.ts';

/** One JSON object a line: `start`, a `result` for each test, `summary`. */
export function jsonReporter(write: WriteLine): Reporter {
  return {
    start: (total) => write(JSON.stringify({ type: 'start', total })),
    result: (result) => write(JSON.stringify({ type: 'result', ...describe(result) })),
    end: (summary) => write(JSON.stringify({ type: 'summary', ...summary })),
  };
}

function describe({ place, ...result }: TestResult): object {
  return place === undefined ? result : { ...result, file: place.file, line: place.line };
}
