import { expect, it } from 'vitest';
import { describeDifferences } from './differences.ts';

const LONG = 'x'.repeat(200);

it.each<[string, unknown, unknown, string]>([
  ['nothing', { a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, ''],
  ['values', { a: { b: 1 } }, { a: { b: 2 } }, 'a.b: recorded 1, now 2'],
  ['members that came and went', { a: 1 }, { b: null }, 'a: recorded 1, now nothing\nb: recorded nothing, now null'],
  ['items', [1, 2], [1, 3, 4], '[1]: recorded 2, now 3\n[2]: recorded nothing, now 4'],
  ['kinds', { a: [] }, { a: {} }, 'a: recorded [], now {}'],
  [
    'long texts from where they part',
    { a: `${LONG}one` },
    { a: `${LONG}two` },
    `a: recorded "…${'x'.repeat(20)}one", now "…${'x'.repeat(20)}two"`,
  ],
  ['long values', { a: 1 }, { a: LONG }, `a: recorded 1, now "${'x'.repeat(99)}…`],
  ['names of prototypes', {}, { constructor: 1 }, 'constructor: recorded nothing, now 1'],
  [
    'the first of many',
    [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    `${[0, 1, 2, 3, 4, 5, 6, 7].map((n) => `[${n}]: recorded 0, now 1`).join('\n')}\nand 2 more`,
  ],
])('shows %s', (_name, recorded, now, expected) => {
  expect(describeDifferences(recorded, now)).toBe(expected);
});
