import { expect, it } from 'vitest';
import { Collector } from '../observability/index.ts';
import { type CallOptions, collectorsOf, mergeOptions } from './call-options.ts';

const [first, second] = [new Collector('first'), new Collector('second')];

const rows: [string, CallOptions | undefined, CallOptions | undefined, CallOptions][] = [
  ['neither', undefined, undefined, {}],
  ['only the call', undefined, { client: 'A' }, { client: 'A' }],
  ['only defaults', { client: 'A' }, undefined, { client: 'A' }],
  ['the call before defaults', { client: 'A', timeoutMs: 1 }, { client: 'B' }, { client: 'B', timeoutMs: 1 }],
  ['an undefined option as not given', { client: 'A' }, { client: undefined }, { client: 'A' }],
  ['env key by key, hidden variables too', { env: { A: '1', B: '2' } }, { env: { B: undefined } }, { env: { A: '1', B: undefined } }],
  ['tags key by key', { tags: { a: '1' } }, { tags: { b: '2' } }, { tags: { a: '1', b: '2' } }],
  ['collectors added up', { collector: first }, { collector: [second] }, { collector: [first, second] }],
];

it.each(rows)('takes %s', (_name, defaults, call, expected) => {
  expect(mergeOptions(defaults, call)).toMatchObject(expected);
});

it('counts a collector once', () => {
  expect(collectorsOf({ collector: [first, first, second] })).toEqual([first, second]);
  expect(collectorsOf(mergeOptions({ collector: first }, { collector: first }))).toEqual([first]);
  expect(collectorsOf({})).toEqual([]);
});
