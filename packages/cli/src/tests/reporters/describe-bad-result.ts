import { describeTokens } from '../../calls/describe-usage.ts';
import type { Colors } from '../../terminal/terminal.ts';
import { type Expectation, type TestResult, titleOf } from '../test-result.ts';
import { clipText } from './clip-text.ts';
import { describeDuration } from './describe-duration.ts';
import { describeExpectation } from './describe-failure.ts';
import { markOf } from './mark-of.ts';
import { toPrintable } from './to-printable.ts';

/** Widest value that stands on one line. */
const MAX_WIDTH = 100;

/** Everything about a test that did not pass: what was expected, what came, who answered. */
export function describeBadResult(result: TestResult, colors: Colors): string {
  const { status, place, error, value, raw, prompt } = result;
  const where = place === undefined ? '' : `   ${colors.dim(`${place.file}:${place.line}`)}`;
  const blocks = [
    ...describeExpectations(result, colors),
    ...(error === undefined ? [] : describeText('error', error, colors)),
    ...(value === undefined ? [] : describeText('value', printJson(value), colors)),
    ...(raw === undefined ? [] : describeText('model text', raw, colors)),
    ...(prompt === undefined ? [] : describeText('prompt', prompt, colors)),
  ];
  const call = describeCall(result);
  const lines = [...blocks, ...(call === '' ? [] : [colors.dim(call)])].map((line) => `     ${line}`.trimEnd());
  return [` ${markOf(status, colors)} ${colors.bold(titleOf(result))}${where}`, ...lines].join('\n');
}

/** What was expected, with the values that decided it. */
export function describeExpectations(result: TestResult, colors: Colors): readonly string[] {
  const { asserts, checks } = result;
  return [
    ...asserts.flatMap((expectation) => describeExpected('assert', expectation, result, colors)),
    ...checks.flatMap((expectation) => describeExpected('check', expectation, result, colors)),
  ];
}

function describeExpected(kind: 'assert' | 'check', expectation: Expectation, { place }: TestResult, colors: Colors): readonly string[] {
  const { ok, line, values } = expectation;
  const where = place === undefined || line === undefined ? '' : `${place.file}:${line}  `;
  const text = toPrintable(describeExpectation(kind, expectation));
  const observed = values.map(({ expr, value }) => `  ${expr} = ${value}`);
  if (ok) return [`${colors.green('✓')} ${colors.dim(`${where}${text}`)}`, ...observed.map((item) => colors.dim(`  ${item}`))];
  return [`${colors.red('✗')} ${colors.dim(where)}${text}`, ...observed.map((item) => `  ${item}`)];
}

/** A short text beside its label, a long one below. */
function describeText(label: string, raw: string, colors: Colors): readonly string[] {
  const text = toPrintable(raw);
  if (text.length <= MAX_WIDTH && !text.includes('\n')) return [`${colors.dim(label)}  ${text}`];
  return [colors.dim(label), ...clipText(text).map((line) => `  ${line}`)];
}

/** JSON, on one line where it is short. */
function printJson(value: unknown): string {
  const spread = JSON.stringify(value, null, 2);
  const line = spread.replace(/\n */g, ' ');
  return line.length <= MAX_WIDTH ? line : spread;
}

function describeCall({ answeredBy, durationMs, usage }: TestResult): string {
  if (answeredBy === undefined) return '';
  const parts = [answeredBy.client, answeredBy.model ?? '', describeDuration(durationMs), describeTokens(usage)];
  return parts.filter((part) => part !== '').join('   ');
}
