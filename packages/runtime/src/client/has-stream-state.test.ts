import { expect, it } from 'vitest';
import type { FieldType, Program } from '../program/index.ts';
import { hasStreamState } from './has-stream-state.ts';

const state = { type: 'string', stream: { with_state: true } } as const;
const program: Program = {
  format: 1,
  classes: {
    Plain: { fields: { a: 'string', next: { optional: 'Plain' }, kind: 'Kind' } },
    Deep: { fields: { list: { list: { map: ['string', 'Loop'] } } } },
    Loop: { fields: { deep: 'Deep', text: state } },
  },
  enums: { Kind: { values: { A: {} } } },
  aliases: { Json: { union: ['string', { list: 'Json' }] }, Name: { optional: 'Loop' } },
};

it.each<[FieldType, boolean]>([
  ['string', false],
  ['Plain', false],
  ['Json', false],
  ['toString', false],
  [{ type: 'string', stream: { done: true } }, false],
  [state, true],
  [{ union: ['int', { list: state }] }, true],
  ['Deep', true],
  ['Name', true],
])('%j: %s', (type, expected) => {
  expect(hasStreamState(program, type)).toBe(expected);
});
