import type { TestResult } from '../test-result.ts';
import type { Reporter, WriteLine } from './reporter.ts';

/** One JSON object a line: `start`, a `result` for each test, `summary`. */
export function jsonReporter(write: WriteLine): Reporter {
  return {
    start: ({ length }) => write(JSON.stringify({ type: 'start', total: length })),
    result: (result) => write(JSON.stringify(describe(result))),
    end: (summary) => write(JSON.stringify({ type: 'summary', ...summary })),
  };
}

/** Fields that are not known, as the value of a call that failed, are left out. */
function describe({ function: fn, test, client, answeredBy, status, durationMs, flaky, place, ...others }: TestResult): object {
  const model = answeredBy?.model;
  const { file, line } = place ?? {};
  return {
    type: 'result',
    function: fn,
    test,
    client: client ?? answeredBy?.client,
    model,
    status,
    durationMs,
    flaky,
    file,
    line,
    ...others,
  };
}
