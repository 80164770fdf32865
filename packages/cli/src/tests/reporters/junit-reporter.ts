import { createColors } from 'picocolors';
import { type TestResult, type TestSummary, titleOf } from '../test-result.ts';
import { describeExpectations } from './describe-bad-result.ts';
import { describeFailure } from './describe-failure.ts';
import type { Reporter, WriteLine } from './reporter.ts';

/** The XML that build servers read: one suite for each function. */
export function junitReporter(write: WriteLine): Reporter {
  return { end: (summary, results) => write(printSuites(summary, results)) };
}

function printSuites({ total, failed, errors, cancelled, durationMs }: TestSummary, results: readonly TestResult[]): string {
  const counts = { tests: total, failures: failed, errors, skipped: cancelled, time: seconds(durationMs) };
  const suites = [...groupByFunction(results)].map(([name, members]) => printSuite(name, members));
  return ['<?xml version="1.0" encoding="UTF-8"?>', `<testsuites ${attributes(counts)}>`, ...suites, '</testsuites>'].join('\n');
}

function groupByFunction(results: readonly TestResult[]): Map<string, TestResult[]> {
  const groups = new Map<string, TestResult[]>();
  for (const result of results) {
    const group = groups.get(result.function);
    if (group === undefined) groups.set(result.function, [result]);
    else group.push(result);
  }
  return groups;
}

function printSuite(name: string, results: readonly TestResult[]): string {
  const count = (status: TestResult['status']): number => results.filter((result) => result.status === status).length;
  const time = seconds(results.reduce((total, { durationMs }) => total + durationMs, 0));
  const counts = { name, tests: results.length, failures: count('failed'), errors: count('error'), skipped: count('cancelled'), time };
  return [`  <testsuite ${attributes(counts)}>`, ...results.map(printCase), '  </testsuite>'].join('\n');
}

function printCase(result: TestResult): string {
  const { function: classname, durationMs, place, raw } = result;
  const name = titleOf(result).slice(classname.length + '::'.length);
  const head = attributes({ classname, name, time: seconds(durationMs), file: place?.file, line: place?.line });
  const output = raw === undefined ? [] : [`      <system-out>${escapeXml(raw)}</system-out>`];
  return [`    <testcase ${head}>`, ...printOutcome(result), ...output, '    </testcase>'].join('\n');
}

function printOutcome(result: TestResult): readonly string[] {
  switch (result.status) {
    case 'passed':
      return [];
    case 'failed':
      return [printProblem('failure', result)];
    case 'error':
      return [printProblem('error', result)];
    case 'cancelled':
      return ['      <skipped/>'];
  }
}

function printProblem(tag: 'failure' | 'error', result: TestResult): string {
  const details = attributes({ message: describeFailure(result), type: typeOf(result) });
  const body = result.error ?? describeExpectations(result, createColors(false)).join('\n');
  return `      <${tag} ${details}>${escapeXml(body)}</${tag}>`;
}

/** What went wrong: the call, the reading of the answer, or what was expected of it. */
function typeOf({ status, error, asserts }: TestResult): string {
  if (error !== undefined) return status === 'error' ? 'error' : 'parse';
  return asserts.some(({ ok }) => !ok) ? 'assert' : 'check';
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  // Ends of lines would be read as spaces.
  return given.map(([name, value]) => `${name}="${escapeXml(String(value)).replaceAll('\n', '&#10;')}"`).join(' ');
}

/** Characters that XML 1.0 cannot hold at all are left out. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
