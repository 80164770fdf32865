import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isSameValue } from './is-same-value.ts';

it.each([
  [1, 1, true],
  [1, 2, false],
  [Number.NaN, Number.NaN, true],
  [null, null, true],
  [null, {}, false],
  [[], {}, false],
  [[1, [2]], [1, [2]], true],
  [[1], [1, 2], false],
  [{ a: null }, {}, false],
  [{ a: 1 }, { b: 1 }, false],
  [{ toString: 1 }, { valueOf: 1 }, false],
  [{ a: { b: [1] } }, { a: { b: [1] } }, true],
])('%j and %j: %s', (a, b, expected) => {
  expect(isSameValue(a, b)).toBe(expected);
});

it('agrees with JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isSameValue(value, structuredClone(value))).toBe(true);
      expect(isSameValue([value], [value, value])).toBe(false);
    }),
  );
});
