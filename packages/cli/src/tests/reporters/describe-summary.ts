import stringWidth from 'string-width';
import { describeTokens } from '../../calls/describe-usage.ts';
import { plural } from '../../terminal/plural.ts';
import type { Colors } from '../../terminal/terminal.ts';
import { summarise, type TestResult, type TestSummary } from '../test-result.ts';
import { describeDuration } from './describe-duration.ts';
import { padTo } from './pad-to.ts';

/** What came of all tests, in a line. */
export function describeSummary(summary: TestSummary, colors: Colors): string {
  const { functions, total, passed, failed, errors, cancelled, flaky, durationMs, usage } = summary;
  const counts = [
    (passed > 0 ? colors.green : colors.dim)(`${passed} passed${flaky > 0 ? ` (${flaky} flaky)` : ''}`),
    ...(failed > 0 ? [colors.red(`${failed} failed`)] : []),
    ...(errors > 0 ? [colors.yellow(plural(errors, 'error'))] : []),
    ...(cancelled > 0 ? [colors.yellow(`${cancelled} cancelled`)] : []),
  ];
  const tests = `${plural(functions, 'function')}, ${plural(total, 'test')}: ${counts.join(', ')}`;
  return ` ${[tests, describeDuration(durationMs), describeTokens(usage)].filter((part) => part !== '').join('   ')}`;
}

const COLUMNS = ['passed', 'failed', 'errors', 'cancelled'] as const;

/** What came of the tests with each client: a table with a row for each. The times are those of all its tests together. */
export function describeClients(results: readonly TestResult[], colors: Colors): string {
  const clients = [...new Set(results.map(({ client = '' }) => client))];
  const rows = clients.map((client) => ({ client, ...summariseClient(client, results) }));
  const width = Math.max(...clients.map((client) => stringWidth(client)));
  const columns = COLUMNS.filter((column) => column !== 'cancelled' || rows.some(({ cancelled }) => cancelled > 0));
  const head = ` ${padTo('', width)}   ${columns.join('   ')}`;
  const lines = rows.map((row) => {
    const counts = columns.map((column) => paint(column, row[column], colors));
    const cells = [padTo(row.client, width), ...counts, describeDuration(row.durationMs).padStart(8), describeTokens(row.usage)];
    return ` ${cells.join('   ').trimEnd()}`;
  });
  return [colors.dim(head), ...lines].join('\n');
}

function summariseClient(client: string, results: readonly TestResult[]): TestSummary {
  const own = results.filter((result) => result.client === client);
  const durationMs = own.reduce((total, result) => total + result.durationMs, 0);
  return summarise(own, durationMs);
}

/** A count under its heading, with the colour of the outcome when there is any. */
function paint(column: (typeof COLUMNS)[number], count: number, colors: Colors): string {
  const text = String(count).padStart(column.length);
  if (count === 0) return colors.dim(text);
  return column === 'passed' ? colors.green(text) : column === 'failed' ? colors.red(text) : colors.yellow(text);
}
