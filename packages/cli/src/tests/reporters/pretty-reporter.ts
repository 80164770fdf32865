import { describeTokens } from '../../calls/describe-usage.ts';
import { plural } from '../../project/report-diagnostics.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { type Expectation, type TestResult, type TestStatus, type TestSummary, titleOf } from '../test-result.ts';
import { describeExpectation } from './describe-failure.ts';
import type { Reporter } from './reporter.ts';

/** Longest value or text that is shown, in lines. */
const MAX_LINES = 40;
const TITLE_WIDTH = 40;

/** For people: one line for each test as it ends, then every failure in full, then the counts. */
export function prettyReporter(terminal: Terminal): Reporter {
  return {
    result: (result) => terminal.result(describeResult(result, terminal)),
    end(summary, results) {
      for (const result of results) if (isBad(result)) terminal.result(`\n${describeBad(result, terminal)}`);
      if (new Set(results.map(({ client }) => client)).size > 1) terminal.result(`\n${describeClients(results)}`);
      terminal.result(`\n${describeSummary(summary)}`);
    },
  };
}

function isBad({ status }: TestResult): boolean {
  return status === 'failed' || status === 'error';
}

function markOf(status: TestStatus, { colors }: Terminal): string {
  switch (status) {
    case 'passed':
      return colors.green('✓');
    case 'failed':
      return colors.red('✗');
    case 'error':
      return colors.yellow('!');
    case 'cancelled':
      return colors.dim('-');
  }
}

function describeResult(result: TestResult, terminal: Terminal): string {
  const { status, durationMs, usage, flaky } = result;
  const parts = [titleOf(result).padEnd(TITLE_WIDTH), `${durationMs} ms`.padStart(8), describeTokens(usage), flaky ? 'flaky' : ''];
  return `${markOf(status, terminal)} ${parts.filter((part) => part !== '').join('   ')}`;
}

function describeBad(result: TestResult, terminal: Terminal): string {
  const { place, error, model, value, raw } = result;
  const lines = [
    `${markOf(result.status, terminal)} ${terminal.colors.bold(titleOf(result))}${place ? `   ${place.file}:${place.line}` : ''}`,
  ];
  lines.push(...describeExpectations('assert', result.asserts, place?.file), ...describeExpectations('check', result.checks, place?.file));
  if (error !== undefined) lines.push(indent('error', error));
  if (value !== undefined) lines.push(indent('value', JSON.stringify(value, null, 2)));
  if (raw !== undefined) lines.push(indent('model text', raw));
  if (model !== undefined) lines.push(`    model  ${model}`);
  return lines.join('\n');
}

function describeExpectations(kind: 'assert' | 'check', expectations: readonly Expectation[], file: string | undefined): readonly string[] {
  return expectations.map((expectation) => {
    const place = expectation.line === undefined ? '' : `${file}:${expectation.line}  `;
    return `    ${expectation.ok ? '✓' : '✗'} ${place}${describeExpectation(kind, expectation)}`;
  });
}

function indent(label: string, text: string): string {
  const lines = text.split('\n');
  const shown = lines.slice(0, MAX_LINES).map((line) => `      ${line}`);
  const more = lines.length > MAX_LINES ? [`      … ${lines.length - MAX_LINES} more lines`] : [];
  return [`    ${label}`, ...shown, ...more].join('\n');
}

/** A table: how many tests passed with each client. */
function describeClients(results: readonly TestResult[]): string {
  const clients = [...new Set(results.map(({ client = '' }) => client))];
  const width = Math.max(...clients.map(({ length }) => length));
  return clients
    .map((client) => {
      const own = results.filter((result) => result.client === client);
      return `${client.padEnd(width)}   ${own.filter(({ status }) => status === 'passed').length} of ${own.length} passed`;
    })
    .join('\n');
}

function describeSummary({ functions, total, passed, failed, errors, cancelled, durationMs, usage }: TestSummary): string {
  const counts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
  ];
  const parts = [`${plural(functions, 'function')}, ${plural(total, 'test')}: ${counts.join(', ')}`, `${(durationMs / 1000).toFixed(1)} s`];
  return [...parts, describeTokens(usage)].filter((part) => part !== '').join('   ');
}
