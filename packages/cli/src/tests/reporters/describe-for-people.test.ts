import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { cancelledResult, type TestResult } from '../test-result.ts';
import { clipText } from './clip-text.ts';
import { describeDuration } from './describe-duration.ts';
import { describeProgress, describeResult } from './describe-progress.ts';

const STYLE = { colors: createColors(false), titleWidth: 12 };

describe('durations', () => {
  it.each([
    [0, '0 ms'],
    [999, '999 ms'],
    [1000, '1.0 s'],
    [59_949, '59.9 s'],
    [59_950, '1 min 0 s'],
    [125_400, '2 min 5 s'],
  ])('%i', (milliseconds, expected) => expect(describeDuration(milliseconds)).toBe(expected));
});

describe('long texts', () => {
  it('are cut at 40 lines', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `line ${index}`);
    expect(clipText(lines.slice(0, 40).join('\n'))).toEqual(lines.slice(0, 40));
    expect(clipText(lines.join('\n'))).toEqual([...lines.slice(0, 40), '… 10 more lines']);
  });

  it('are cut at 8,000 characters, never inside one', () => {
    expect(clipText(`${'x'.repeat(7999)}😀😀`)).toEqual(['x'.repeat(7999), '… 4 more characters']);
  });
});

describe('lines', () => {
  const result = (changes: Partial<TestResult>): TestResult => ({
    ...cancelledResult({ function: 'Find', test: 'One', place: undefined }),
    status: 'passed',
    durationMs: 12,
    ...changes,
  });

  it.each<[changes: Partial<TestResult>, line: string]>([
    [{}, ' ✓ Find::One         12 ms'],
    [{ test: '名前' }, ' ✓ Find::名前        12 ms'],
    [{ test: 'OneWithALongName' }, ' ✓ Find::OneWithALongName      12 ms'],
    [{ client: 'Nova' }, ' ✓ Find::One (Nova)      12 ms'],
    [{ usage: { inputTokens: 1204, outputTokens: 131 }, flaky: true }, ' ✓ Find::One         12 ms   1 204 → 131 tokens   flaky'],
    [{ status: 'failed', durationMs: 1234 }, ' ✗ Find::One         1.2 s'],
    [{ status: 'error', error: 'no region\nset one' }, ' ! Find::One         12 ms   error: no region'],
    [{ status: 'error', error: 'a\u001b[2Jb\r\nc' }, ' ! Find::One         12 ms   error: a\\u001b[2Jb'],
    [{ status: 'error', error: 'x'.repeat(200) }, ` ! Find::One         12 ms   error: ${'x'.repeat(99)}…`],
  ])('%j', (changes, line) => expect(describeResult(result(changes), STYLE)).toBe(line));

  it('show what is running', () => {
    const running = new Map([
      ['Find::One', 400],
      ['Find::Two', 900],
    ]);
    const counts = { done: 3, bad: 1, total: 5, startedAt: 0 };
    expect(describeProgress({ running, ...counts }, 1400, STYLE)).toBe(
      ' ⠼ Find::One         1.0 s\n ⠼ Find::Two         0.5 s\n\n 3 of 5 done, 1 not passed   1.4 s',
    );
    expect(describeProgress({ running: new Map(), ...counts }, 1400, STYLE)).toBe('');
  });
});
