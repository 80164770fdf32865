import { expect, it } from 'vitest';
import { all_succeeded, type Check, get_checks } from './checks.ts';

function check(name: string, status: Check['status']): Check {
  return { name, expr: 'this', expression: 'this', status };
}

it.each<[string, Record<string, Check>, boolean]>([
  ['none', {}, true],
  ['all', { a: check('a', 'succeeded'), b: check('b', 'succeeded') }, true],
  ['some', { a: check('a', 'succeeded'), b: check('b', 'failed') }, false],
])('tells whether %s succeeded, and lists them', (_name, checks, expected) => {
  expect(all_succeeded(checks)).toBe(expected);
  expect(get_checks(checks)).toEqual(Object.values(checks));
});
