import { describe, expect, it } from 'vitest';
import type { FieldType, Program } from '../program/index.ts';
import { outputSchema } from './output-schema.ts';

const program: Program = {
  format: 1,
  enums: { Level: { values: { LOW: {}, HIGH: { alias: 'high' }, OLD: { skip: true } }, description: 'How much' } },
  classes: {
    Person: {
      description: 'A person',
      fields: {
        name: { type: 'string', alias: 'full_name', description: 'As in the passport' },
        age: { optional: 'int' },
        secret: { type: 'string', skip: true },
        boss: { optional: 'Person' },
        pet: 'Pet',
      },
    },
    Pet: { fields: { kind: { union: [{ literal: 'cat' }, { literal: 'dog' }] } }, dynamic: true },
    Pictured: { fields: { photo: 'image' } },
    toString: { fields: { constructor: 'int' } },
  },
  aliases: { Tree: { union: ['string', { list: 'Tree' }] } },
};

describe('outputSchema', () => {
  it.each<[string, FieldType, object]>([
    ['a primitive', 'int', { type: 'integer' }],
    ['a list', { list: 'float' }, { type: 'array', items: { type: 'number' } }],
    ['a map', { map: ['string', 'bool'] }, { type: 'object', additionalProperties: { type: 'boolean' } }],
    ['an optional', { optional: 'string' }, { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['an enum', 'Level', { type: 'string', enum: ['LOW', 'high'], description: 'How much' }],
    [
      'a recursive alias',
      'Tree',
      { $ref: '#/$defs/Tree', $defs: { Tree: { anyOf: [{ type: 'string' }, { type: 'array', items: { $ref: '#/$defs/Tree' } }] } } },
    ],
    [
      'a name like a member of every object',
      'toString',
      { type: 'object', properties: { constructor: { type: 'integer' } }, required: ['constructor'], additionalProperties: false },
    ],
  ])('describes %s', (_, type, expected) => {
    expect(outputSchema(program, type).schema).toEqual(expected);
  });

  it('describes a class, what it holds, and itself inside itself', () => {
    const person = {
      type: 'object',
      properties: {
        full_name: { type: 'string', description: 'As in the passport' },
        age: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
        boss: { anyOf: [{ $ref: '#/$defs/Person' }, { type: 'null' }] },
        pet: { $ref: '#/$defs/Pet' },
      },
      required: ['full_name', 'pet'],
      additionalProperties: false,
      description: 'A person',
    };
    const pet = {
      type: 'object',
      properties: { kind: { anyOf: [{ const: 'cat' }, { const: 'dog' }] } },
      required: ['kind'],
      additionalProperties: true,
    };
    expect(outputSchema(program, 'Person')).toEqual({
      name: 'Person',
      description: 'A person',
      schema: { ...person, $defs: { Person: person, Pet: pet } },
    });
  });

  it('refuses media', () => {
    expect(() => outputSchema(program, 'Pictured')).toThrow('the type image cannot be returned as JSON');
  });
});
