import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Program } from '../program/index.ts';
import { TypeBuilder as Base, type ClassBuilder, type ClassViewer, type EnumBuilder, type EnumViewer, type TypeTables } from './index.ts';

const program: Program = {
  format: 1,
  classes: {
    Job: { fields: { company: 'string' } },
    Resume: { dynamic: true, fields: { name: { type: 'string', description: 'as printed' }, age: 'int' }, description: 'a resume' },
  },
  enums: { Level: { values: { JUNIOR: { alias: 'jr' } } }, Tone: { dynamic: true, values: { WARM: { alias: 'w' }, COLD: {} } } },
  aliases: { Name: 'string' },
};

class TypeBuilder extends Base {
  readonly Job: ClassViewer<'Job', 'company'> = this.classViewer('Job');
  readonly Resume: ClassBuilder<'Resume', 'name' | 'age'> = this.classBuilder('Resume');
  readonly Level: EnumViewer<'Level', 'JUNIOR'> = this.enumViewer('Level');
  readonly Tone: EnumBuilder<'Tone', 'WARM' | 'COLD'> = this.enumBuilder('Tone');

  constructor() {
    super(program);
  }

  /** Takes the text for the type of a new field. */
  protected override compile(text: string, { classes }: Program): TypeTables {
    return { classes: { A: { fields: { b: 'int' } }, Resume: { ...classes?.Resume, fields: { ...classes?.Resume?.fields, text } } } };
  }
}

function lay(edit: (tb: TypeBuilder) => unknown): Program {
  const tb = new TypeBuilder();
  edit(tb);
  return tb.programFor(program);
}

const types: [string, (tb: TypeBuilder) => { data: unknown }, unknown][] = [
  ['string', (tb) => tb.string(), 'string'],
  ['int', (tb) => tb.int(), 'int'],
  ['float', (tb) => tb.float(), 'float'],
  ['bool', (tb) => tb.bool(), 'bool'],
  ['null', (tb) => tb.null(), 'null'],
  [
    'literals',
    (tb) => tb.union([tb.literalString('a'), tb.literalInt(1), tb.literalBool(true)]),
    { union: [{ literal: 'a' }, { literal: 1 }, { literal: true }] },
  ],
  ['list', (tb) => tb.list(tb.int()), { list: 'int' }],
  ['optional', (tb) => tb.optional(tb.int()), { optional: 'int' }],
  ['chained', (tb) => tb.int().list().optional(), { optional: { list: 'int' } }],
  ['map', (tb) => tb.map(tb.string(), tb.Level.type()), { map: ['string', 'Level'] }],
  ['class', (tb) => tb.Resume.type(), 'Resume'],
  ['viewed class', (tb) => tb.Job.type(), 'Job'],
  ['enum', (tb) => tb.Tone.type(), 'Tone'],
];

it.each(types)('builds %s', (_name, build, expected) => {
  expect(build(new TypeBuilder()).data).toEqual(expected);
});

it('compares types by what they say', () => {
  const tb = new TypeBuilder();
  expect(tb.int().list().equals(tb.list(tb.int()))).toBe(true);
  expect(tb.int().equals(tb.float())).toBe(false);
});

const laid: [string, (tb: TypeBuilder) => unknown, Partial<Program>][] = [
  [
    'a property',
    (tb) => tb.Resume.addProperty('tags', tb.string().list()).alias('keywords').description('few'),
    { classes: { Resume: { fields: { tags: { type: { list: 'string' }, alias: 'keywords', description: 'few' } } } } } as never,
  ],
  [
    'a changed type',
    (tb) => tb.Resume.addProperty('x', tb.string()).setType(tb.int()),
    { classes: { Resume: { fields: { x: { type: 'int' } } } } } as never,
  ],
  [
    'words of a declared field',
    (tb) => tb.Resume.property('age').alias('years'),
    { classes: { Resume: { fields: { age: { type: 'int', alias: 'years' } } } } } as never,
  ],
  [
    'words of a class',
    (tb) => tb.Resume.alias('CV'),
    { classes: { Resume: { alias: 'CV', description: 'a resume', dynamic: true } } } as never,
  ],
  [
    'a class',
    (tb) => tb.addClass('Addr').addProperty('street', tb.string()),
    { classes: { Addr: { fields: { street: { type: 'string' } } } } } as never,
  ],
  [
    'a value',
    (tb) => tb.Tone.addValue('DRY').alias('d').description('no jokes'),
    { enums: { Tone: { values: { DRY: { alias: 'd', description: 'no jokes' } } } } } as never,
  ],
  ['a skipped value', (tb) => tb.Tone.value('COLD').skip(), { enums: { Tone: { values: { COLD: { skip: true } } } } } as never],
  ['an enum', (tb) => tb.addEnum('Size').addValue('S'), { enums: { Size: { values: { S: {} } } } } as never],
];

it.each(laid)('adds %s', (_name, edit, expected) => {
  expect(lay(edit)).toMatchObject(expected);
  expect(lay(edit).classes?.Job).toBe(program.classes?.Job);
});

it('takes words away', () => {
  const { classes } = lay((tb) => {
    tb.Resume.property('name').description(null);
    tb.Resume.description(null);
  });
  expect(classes?.Resume).toEqual({ dynamic: true, fields: { name: { type: 'string' }, age: 'int' } });
});

it('keeps the order: declared first, then added', () => {
  const { classes, enums } = lay((tb) => {
    tb.Resume.addProperty('z', tb.int());
    tb.Resume.property('name').alias('n');
    tb.Tone.addValue('A');
  });
  expect(Object.keys(classes?.Resume?.fields ?? {})).toEqual(['name', 'age', 'z']);
  expect(Object.keys(enums?.Tone?.values ?? {})).toEqual(['WARM', 'COLD', 'A']);
});

it.each(['constructor', '__proto__', 'toString'])('takes "%s" as an ordinary name', (name) => {
  const tb = new TypeBuilder();
  tb.Resume.addProperty(name, tb.int());
  tb.Tone.addValue(name);
  tb.addClass(name).addProperty(name, tb.string());
  const { classes = {}, enums = {} } = tb.programFor(program);
  expect(Object.hasOwn(classes, name) && Object.hasOwn(classes[name]?.fields ?? {}, name)).toBe(true);
  expect(Object.hasOwn(classes.Resume?.fields ?? {}, name) && Object.hasOwn(enums.Tone?.values ?? {}, name)).toBe(true);
  expect(({} as Record<string, unknown>).fields).toBeUndefined();
});

const refusals: [string, (tb: TypeBuilder) => unknown, string][] = [
  [
    'an added property twice',
    (tb) => [tb.Resume.addProperty('b', tb.int()), tb.Resume.addProperty('b', tb.int())],
    'Property b already exists.',
  ],
  ['a declared property', (tb) => tb.Resume.addProperty('name' as never, tb.int()), 'Property name already exists.'],
  ['an unknown property', (tb) => tb.Resume.property('zz'), 'Property zz not found.'],
  ['an unknown viewed property', (tb) => tb.Job.property('zz' as never), 'Property zz not found.'],
  ['a value twice', (tb) => [tb.Tone.addValue('C'), tb.Tone.addValue('C')], 'Value C already exists.'],
  ['an unknown value', (tb) => tb.Tone.value('zz'), 'Value zz not found.'],
  ['an unknown viewed value', (tb) => tb.Level.value('zz' as never), 'Value zz not found.'],
  ['a class that is declared', (tb) => tb.addClass('Job'), 'Class Job already exists'],
  ['a class named like an enum', (tb) => tb.addClass('Tone'), 'Class Tone already exists'],
  ['a class twice', (tb) => [tb.addClass('A'), tb.addClass('A')], 'Class A already exists'],
  ['an enum named like an alias', (tb) => tb.addEnum('Name'), 'Enum Name already exists'],
  ['a class named like a built-in type', (tb) => tb.addClass('string'), 'Class string already exists'],
];

it.each(refusals)('refuses %s', (_name, edit, message) => {
  expect(() => edit(new TypeBuilder())).toThrow(message);
});

describe('taking additions away', () => {
  it('removes added properties and keeps declared ones', () => {
    const { classes } = lay((tb) => {
      tb.Resume.addProperty('b', tb.int());
      tb.Resume.removeProperty('b');
      tb.Resume.removeProperty('name');
    });
    expect(Object.keys(classes?.Resume?.fields ?? {})).toEqual(['name', 'age']);
  });

  it.each([
    ['all', (tb: TypeBuilder) => tb.reset()],
    ['one by one', (tb: TypeBuilder) => [tb.Resume.reset(), tb.Tone.reset()]],
  ])('resets %s', (_name, reset) => {
    const result = lay((tb) => {
      tb.Resume.addProperty('b', tb.int());
      tb.Tone.addValue('C');
      reset(tb);
    });
    expect(result.classes).toEqual(program.classes);
    expect(result.enums).toEqual(program.enums);
  });
});

it('lists added properties of a builder, declared ones of a viewer, and all values', () => {
  const tb = new TypeBuilder();
  tb.Resume.addProperty('b', tb.int());
  tb.Tone.addValue('C');
  expect(tb.Resume.listProperties().map(([name, property]) => [name, property.getType().data])).toEqual([['b', 'int']]);
  expect(tb.Job.listProperties().map(([name, property]) => [name, property.getType().data])).toEqual([['company', 'string']]);
  expect(tb.Tone.listValues().map(([name]) => name)).toEqual(['WARM', 'COLD', 'C']);
  expect(tb.Level.listValues().map(([name]) => name)).toEqual(['JUNIOR']);
});

it('yields the same Program until something changes', () => {
  const tb = new TypeBuilder();
  const first = tb.programFor(program);
  expect(tb.programFor(program)).toBe(first);
  const property = tb.Resume.addProperty('b', tb.int());
  const second = tb.programFor(program);
  expect(second).not.toBe(first);
  property.alias('bb');
  expect(tb.programFor(program)).not.toBe(second);
});

it('lays what text adds over the rest', () => {
  const tb = new TypeBuilder();
  tb.Resume.addProperty('added', tb.int());
  tb.addBaml('string');
  const { classes } = tb.programFor(program);
  expect(Object.keys(classes?.Resume?.fields ?? {})).toEqual(['name', 'age', 'added', 'text']);
  expect(() => tb.addClass('A')).toThrow('already exists');
  tb.reset();
  expect(tb.programFor(program).classes).toEqual(program.classes);
});

it('rejects names of declared fields in its types', () => {
  const tb = new TypeBuilder();
  // @ts-expect-error the class declares this field
  expect(() => tb.Resume.addProperty('name', tb.int())).toThrow();
  expectTypeOf(tb.Resume.addProperty).toBeCallableWith('other', tb.int());
});
