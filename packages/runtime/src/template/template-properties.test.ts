import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Expression,
  filterSignatures,
  type StatementNode,
  stringMethodSignatures,
  type Template,
  testSignatures,
} from '../program/index.ts';
import { applyFilter } from './apply-filter.ts';
import { renderTemplate } from './render-template.ts';
import { showValue } from './show-value.ts';
import { TemplateError } from './template-error.ts';
import { toTemplateValue } from './to-template-value.ts';
import { EnumValue, FloatValue, MediaValue, type TemplateValue } from './values.ts';

const NAMES = ['a', 'b', 'list', 'map', 'media', 'range', 'loop', 'nope', '__proto__', 'constructor', 'length', 'Color'];
const OPERATORS = ['+', '-', '*', '/', '//', '%', '**', '~', '==', '!=', '<', '<=', '>', '>=', 'in', 'and', 'or'] as const;

const name = fc.constantFrom(...NAMES);
const constant = fc.oneof(fc.string(), fc.integer({ min: -1000, max: 1000 }), fc.double(), fc.boolean(), fc.constant(null));

const { expression, body } = fc.letrec<{ expression: Expression; statement: StatementNode; body: Template }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    constant,
    name.map((value): Expression => ['$', value]),
    fc.tuple(fc.constantFrom(...OPERATORS), tie('expression'), tie('expression')),
    fc.tuple(fc.constant('.' as const), tie('expression'), name),
    fc.tuple(fc.constant('[]' as const), tie('expression'), tie('expression')),
    fc.tuple(fc.constant('[:]' as const), tie('expression'), tie('expression'), tie('expression'), fc.constantFrom(null, 1, -1, 0)),
    fc.tuple(fc.constant('()' as const), tie('expression'), fc.array(tie('expression'), { maxLength: 2 })),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom(...Object.keys(stringMethodSignatures), 'items', 'get'),
        fc.array(tie('expression'), { maxLength: 3 }),
      )
      .map(([target, method, args]): Expression => ['()', ['.', target, method], args]),
    fc.tuple(
      fc.constant('|' as const),
      fc.constantFrom(...Object.keys(filterSignatures)),
      tie('expression'),
      fc.array(tie('expression'), { maxLength: 2 }),
    ),
    fc.tuple(
      fc.constant('is' as const),
      fc.constantFrom(...Object.keys(testSignatures)),
      tie('expression'),
      fc.array(tie('expression'), { maxLength: 1 }),
    ),
    fc.tuple(fc.constantFrom('not' as const, 'neg' as const), tie('expression')),
    fc.array(tie('expression'), { maxLength: 3 }).map((items): Expression => ['list', items]),
    fc.array(fc.tuple(tie('expression'), tie('expression')), { maxLength: 2 }).map((entries): Expression => ['dict', entries]),
    tie('body').map((nodes): Expression => ['macro', 'm', ['a', ['b', 1]], nodes]),
  ),
  statement: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(fc.constant('=' as const), tie('expression')),
    fc.tuple(fc.constant('set' as const), fc.oneof(name, fc.tuple(name, name)), tie('expression')),
    fc.tuple(fc.constant('set.' as const), tie('expression'), name, tie('expression')),
    fc.tuple(fc.constant('if' as const), tie('expression'), tie('body')),
    fc.tuple(fc.constant('for' as const), name, tie('expression'), tie('body')),
  ),
  body: fc.array(fc.oneof(fc.string(), tie('statement')), { maxLength: 4 }),
}));

const variables = (): ReadonlyMap<string, TemplateValue> =>
  new Map<string, TemplateValue>([
    ['a', 'text'],
    ['b', new FloatValue(1.5)],
    ['list', [1, 'two', null, [3]]],
    ['map', new Map([['__proto__', 1]])],
    ['media', new MediaValue(() => 'marker')],
    ['Color', new EnumValue('RED', 'rouge')],
  ]);

describe('properties', () => {
  it('rendering gives text or a TemplateError, never anything else', () => {
    fc.assert(
      fc.property(body, (template) => {
        try {
          expect(typeof renderTemplate(template, variables(), { maxSteps: 2000 })).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateError);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('every filter gives a value or a TemplateError for any value and arguments', () => {
    const filters = Object.keys(filterSignatures);
    fc.assert(
      fc.property(fc.constantFrom(...filters), fc.jsonValue(), fc.array(fc.jsonValue(), { maxLength: 3 }), (filter, input, args) => {
        try {
          showValue(applyFilter(filter, toTemplateValue(input), args.map(toTemplateValue)));
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateError);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('tojson gives JSON that reads back as the same data', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, true, 4), (value, indent) => {
        const json = showValue(applyFilter('tojson', toTemplateValue(value), [indent]));
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(json).not.toMatch(/[<>&']/);
      }),
    );
  });

  it('the text of a user is printed as it is, whatever it looks like', () => {
    const hostile = fc.string().map((text) => `${text}{{ a }}{% if %}{#`);
    fc.assert(
      fc.property(hostile, (text) => {
        expect(renderTemplate(['<', ['=', ['$', 'text']], '>'], new Map([['text', text]]))).toBe(`<${text}>`);
      }),
    );
  });

  it('no expression reaches a function or object of the host', () => {
    fc.assert(
      fc.property(expression, fc.constantFrom('constructor', '__proto__', 'prototype', 'valueOf'), (target, key) => {
        const template: Template = [['=', ['is', 'defined', ['[]', target, key]]]];
        // A map may have such a key of its own.
        const withoutMap = new Map([...variables()].filter(([variable]) => variable !== 'map'));
        try {
          const shown = renderTemplate(template, withoutMap, { maxSteps: 2000 });
          if (!JSON.stringify(target).includes(key)) expect(shown).toBe('false');
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
