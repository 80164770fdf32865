import { describe, expect, it } from 'vitest';
import type { FieldType, Program } from '../../program/index.ts';
import { FloatValue, type KeywordArgument, TemplateError } from '../../template/index.ts';
import { readOutputFormatOptions } from './output-format-options.ts';
import { renderOutputFormat } from './render-output-format.ts';

const program: Program = {
  format: 1,
  enums: {
    Mood: { values: { HAPPY: { alias: 'glad' }, SAD: {}, HIDDEN: { skip: true } } },
    Day: { values: { MON: {}, TUE: { description: 'second\nday' } }, alias: 'Weekday' },
    Many: { values: { A: {}, B: {}, C: {}, D: {}, E: {}, F: {}, G: {} } },
    Long: { values: { FIRST_VALUE: {}, SECOND_VALUE: {} } },
  },
  classes: {
    Empty: { fields: {} },
    Pet: {
      fields: {
        name: { type: 'string', alias: 'petName', description: 'as called\nat home' },
        secret: { type: { optional: 'string' }, skip: true },
        mood: 'Mood',
      },
      description: '  A pet.  ',
    },
    House: { fields: { pet: { optional: 'Pet' }, day: 'Day' } },
    Link: { fields: { weight: 'int', next: { optional: 'Link' } } },
    Egg: { fields: { hen: { optional: 'Hen' } } },
    Hen: { fields: { eggs: { list: 'Egg' } } },
    Twice: { fields: { many: 'Many', day: { union: ['Day', 'Twice'] } } },
    Hidden: { fields: { self: { type: { optional: 'Hidden' }, skip: true }, x: 'int' } },
    Deep: { fields: { below: 'DeepList' } },
  },
  aliases: {
    Id: { union: ['int', 'string'] },
    Json: { union: ['string', { list: 'Json' }, { map: ['string', 'Json'] }] },
    Tree: { union: ['int', 'Forest'] },
    Forest: { list: 'Tree' },
    Above: 'Json',
    Zenith: 'Json',
    DeepList: { list: 'DeepItem' },
    DeepItem: { optional: 'Deep' },
  },
};

function print(type: FieldType, ...keywords: KeywordArgument[]): string {
  return renderOutputFormat(program, type, readOutputFormatOptions([], keywords));
}

describe('renderOutputFormat', () => {
  it.each<[FieldType, string]>([
    ['string', ''],
    ['int', 'Answer as an int'],
    ['float', 'Answer as a float'],
    ['bool', 'Answer as a bool'],
    ['null', 'Answer ONLY with null:\nnull'],
    [{ optional: 'int' }, 'Answer in JSON using this schema:\nint or null'],
    [{ type: 'string', check: {} }, ''],
    [{ literal: 'say "hi"' }, 'Answer using this specific value:\n"say \\"hi\\""'],
    [{ union: [{ literal: 1 }, { literal: true }] }, 'Answer in JSON using any of these schemas:\n1 or true'],
    [{ union: ['null', 'int', { optional: 'string' }, 'int'] }, 'Answer in JSON using any of these schemas:\nint or string or null'],
    [{ list: 'int' }, 'Answer with a JSON Array using this schema:\nint[]'],
    [{ list: { optional: 'int' } }, 'Answer with a JSON Array using this schema:\n(int or null)[]'],
    [{ list: { list: 'int' } }, 'Answer with a JSON Array using this schema:\n[\n  int[]\n]'],
    [{ list: { literal: 'a' } }, 'Answer with a JSON Array using this schema:\n[\n  "a"\n]'],
    [{ list: { union: ['Empty', { list: 'int' }] } }, 'Answer with a JSON Array using this schema:\n({\n} or int[])[]'],
    [{ list: { union: ['Empty', { literal: 'a' }] } }, 'Answer with a JSON Array using this schema:\n[\n  {\n  } or "a"\n]'],
    [{ map: ['string', { optional: 'int' }] }, 'Answer in JSON using this schema:\nmap<string, int or null>'],
    ['Mood', 'Answer with any of the categories:\nMood\n----\n- glad\n- SAD'],
    ['Day', 'Answer with any of the categories:\nWeekday\n----\n- MON\n- TUE: second\n  day'],
    [{ optional: 'Mood' }, "Answer in JSON using this schema:\n'glad' or 'SAD' or null"],
    [{ list: 'Mood' }, "Answer with a JSON Array using this schema:\n('glad' or 'SAD')[]"],
    [{ list: 'Long' }, "Answer with a JSON Array using this schema:\n[\n  'FIRST_VALUE' or 'SECOND_VALUE'\n]"],
    [{ list: 'Day' }, 'Weekday\n----\n- MON\n- TUE: second\n  day\n\nAnswer with a JSON Array using this schema:\nWeekday[]'],
    ['Empty', 'Answer in JSON using this schema:\n{\n}'],
    ['Id', 'Answer in JSON using any of these schemas:\nint or string'],
    ['Hidden', 'Hidden {\n  x: int,\n}\n\nAnswer in JSON using this schema: Hidden'],
  ])('describes %j', (type, text) => {
    expect(print(type)).toBe(text);
    expect(renderOutputFormat(program, type)).toBe(text);
  });

  it('describes nested classes with their comments', () => {
    expect(print('House')).toBe(
      [
        'Weekday\n----\n- MON\n- TUE: second\n  day\n',
        'Answer in JSON using this schema:',
        '{',
        '  pet: {',
        '    // A pet.',
        '  ',
        '    // as called',
        '    // at home',
        '    petName: string,',
        "    mood: 'glad' or 'SAD',",
        '  } or null,',
        '  day: Weekday,',
        '}',
      ].join('\n'),
    );
  });

  it('hoists recursive classes in the order of their cycle', () => {
    expect(print('Link')).toBe('Link {\n  weight: int,\n  next: Link or null,\n}\n\nAnswer in JSON using this schema: Link');
    expect(print({ list: 'Hen' })).toBe(
      'Egg {\n  hen: Hen or null,\n}\n\nHen {\n  eggs: Egg[],\n}\n\nAnswer with a JSON Array using this schema:\nHen[]',
    );
  });

  it('finds cycles through aliases of lists of aliases', () => {
    expect(print('Deep')).toBe('Deep {\n  below: (Deep or null)[],\n}\n\nAnswer in JSON using this schema: Deep');
  });

  it('lists enums from the last field to the first, a class that is also a member once more', () => {
    expect(print('Twice')).toMatch(/^Many\n[\s\S]*\nWeekday\n[\s\S]*\nTwice \{/);
  });

  it('names recursive aliases', () => {
    expect(print('Json')).toBe('Json = string or Json[] or map<string, Json>\n\nAnswer in JSON using this schema: Json');
    expect(print({ optional: 'Tree' })).toBe('Tree = int or Forest\nForest = Tree[]\n\nAnswer in JSON using this schema:\nTree or null');
  });

  it('follows an alias of a recursive alias when the latter sorts first', () => {
    expect(print('Above')).toMatch(/schema: Json$/);
    expect(print('Zenith')).toMatch(/schemas:\nstring or Json\[\] or map<string, Json>$/);
  });

  it('describes a type of another program anew', () => {
    const other: Program = { ...program, classes: { Empty: { fields: { a: 'int' } } } };
    expect(renderOutputFormat(other, 'Empty')).toBe('Answer in JSON using this schema:\n{\n  a: int,\n}');
  });

  it.each<[string, FieldType, RegExp]>([
    ['media', { list: 'image' }, /cannot describe image/],
    ['an unknown type', 'Nope', /the type Nope, which is not declared/],
    ['a name of every object', 'constructor', /the type constructor, which is not declared/],
  ])('refuses %s', (_name, type, message) => {
    expect(() => print(type)).toThrow(message);
  });

  it('refuses text that doubles with every level', () => {
    const levels = Array.from({ length: 40 }, (_, level) => [`L${level}`, { fields: { a: `L${level + 1}`, b: `L${level + 1}` } }]);
    const wide: Program = { format: 1, classes: { ...Object.fromEntries(levels), L40: { fields: {} } } };
    expect(() => renderOutputFormat(wide, 'L0')).toThrow(/too long/);
    expect(renderOutputFormat(wide, 'L0', readOutputFormatOptions([], [['hoist_classes', true]]))).toMatch(/ L0$/);
    const aliases = Array.from({ length: 60 }, (_, level): [string, FieldType] => [
      `A${level}`,
      { map: [`A${level + 1}`, `A${level + 1}`] },
    ]);
    expect(() => renderOutputFormat({ format: 1, aliases: { ...Object.fromEntries(aliases), A60: 'int' } }, 'A0')).toThrow(/too long/);
  });
});

describe('the options of output_format', () => {
  it.each<[FieldType, KeywordArgument[], string]>([
    ['string', [['prefix', 'P ']], 'P string'],
    ['string', [['prefix', null]], ''],
    ['string', [['prefix', '']], 'string'],
    ['int', [['prefix', new FloatValue(2)]], '2.0int'],
    ['Empty', [['prefix', undefined]], '{\n}'],
    [{ optional: 'int' }, [['or_splitter', ' | ']], 'Answer in JSON using this schema:\nint | null'],
    [{ optional: 'int' }, [['render_null_as', 'nil']], 'Answer in JSON using this schema:\nint or nil'],
    ['null', [['render_null_as', 'nil']], 'Answer ONLY with nil:\nnil'],
    ['Mood', [['enum_value_prefix', null]], 'Answer with any of the categories:\nMood\n----\nglad\nSAD'],
    [{ optional: 'Mood' }, [['always_hoist_enums', true]], 'Mood\n----\n- glad\n- SAD\n\nAnswer in JSON using this schema:\nMood or null'],
    [{ map: ['string', 'int'] }, [['map_style', 'object']], 'Answer in JSON using this schema:\n{string: int}'],
    ['Empty', [['hoist_classes', true]], 'Empty {\n}\n\nAnswer in JSON using this schema: Empty'],
    ['Empty', [['hoist_classes', ['Empty']]], 'Empty {\n}\n\nAnswer in JSON using this schema: Empty'],
    ['Empty', [['hoist_classes', 'auto']], 'Answer in JSON using this schema:\n{\n}'],
    ['Empty', [['hoisted_class_prefix', 'type']], 'Answer in JSON using this type:\n{\n}'],
    [
      'Hidden',
      [
        ['hoisted_class_prefix', 'type'],
        ['quote_class_fields', true],
      ],
      'type Hidden {\n  "x": int,\n}\n\nAnswer in JSON using this type: Hidden',
    ],
    [
      'Json',
      [['hoisted_class_prefix', 'type']],
      'type Json = string or Json[] or map<string, Json>\n\nAnswer in JSON using this type: Json',
    ],
  ])('%j with %j', (type, keywords, text) => {
    expect(print(type, ...keywords)).toBe(text);
  });

  it.each<[KeywordArgument, RegExp]>([
    [['colour', 'red'], /no argument colour; it takes prefix, or_splitter/],
    [['toString', 'red'], /no argument toString/],
    [['or_splitter', null], /or_splitter must be a string/],
    [['always_hoist_enums', 'yes'], /always_hoist_enums must be true or false/],
    [['quote_class_fields', null], /quote_class_fields must be true or false/],
    [['map_style', 'round'], /map_style must be "angle" or "object"/],
    [['hoist_classes', 'all'], /hoist_classes must be true, false, "auto" or a list/],
    [['hoist_classes', ['Pet']], /cannot hoist "Pet"/],
  ])('refuses %j', (keyword, message) => {
    const attempt = (): string => print('Empty', keyword);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(TemplateError);
  });

  it('are named', () => {
    expect(() => readOutputFormatOptions(['P '], [])).toThrow(/named arguments only/);
  });
});
