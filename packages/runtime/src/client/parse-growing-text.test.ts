import { expect, it } from 'vitest';
import { BamlValidationError } from '../errors/index.ts';
import { createParser, type Parser } from '../parsing/index.ts';
import type { Program } from '../program/index.ts';
import { parseGrowingText } from './parse-growing-text.ts';

const program: Program = { format: 1, classes: { Point: { fields: { x: 'int', y: 'int' } } } };

function newParser(): Parser {
  return createParser(program, { list: 'Point' });
}

it('gives the same for a text that goes on and for one that does not', () => {
  const parser = newParser();
  const texts = ['[{"x": 1', '[{"x": 1, "y": 2}', '[{"x": 7', '[{"x": 7, "y'];
  const fresh = texts.map((text) => parseGrowingText(newParser(), text));
  expect(texts.map((text) => parseGrowingText(parser, text))).toEqual(fresh);
});

it('throws when there is nothing to show', () => {
  const parser = createParser(program, 'int');
  expect(() => parseGrowingText(parser, '1')).toThrow(BamlValidationError);
  expect(() => parseGrowingText(parser, '1')).toThrow('nothing to show yet');
});
