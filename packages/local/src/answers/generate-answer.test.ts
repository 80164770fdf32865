import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ask, readConverseAsk } from './ask.ts';
import type { ConverseBody } from './content-block.ts';
import { generateAnswer } from './generate-answer.ts';

const say = (text: string, rest: Partial<ConverseBody> = {}): Ask =>
  readConverseAsk('converse', 'm', { messages: [{ role: 'user', content: [{ text }] }], ...rest });
const textFor = (prompt: string) => generateAnswer(say(prompt)).content[0]?.text ?? '';
const text = expect.stringMatching(/^[a-z]+( [a-z]+)*$/);
const int = expect.any(Number);

describe('an answer to an output format', () => {
  it.each<[string, string, unknown]>([
    ['an int', 'Answer as an int', int],
    ['a float', 'How much? Answer as a float', int],
    ['a bool', 'Answer as a bool', expect.any(Boolean)],
    ['null', 'Answer ONLY with null:\nnull', null],
    ['null by another word', 'Answer ONLY with None:\nNone', null],
    ['a literal', 'Answer using this specific value:\n"say \\"hi\\""', 'say "hi"'],
    ['a number literal', 'Answer using this specific value:\n7', 7],
    ['a list', 'Answer with a JSON Array using this schema:\nint[]', expect.arrayContaining([int])],
    ['a union', 'Answer in JSON using any of these schemas:\nint or string', int],
    ['an optional', 'Answer in JSON using this schema:\nstring or null', text],
    ['a map', 'Answer in JSON using this schema:\nmap<string, int>', expect.objectContaining({})],
    ['a map in object style', 'Answer in JSON using this schema:\n{string: int}', expect.objectContaining({})],
    ['a literal union', 'Answer in JSON using any of these schemas:\n"a" or 1 or true', 'a'],
    ['the last of two formats', 'Answer as an int\n\nAnswer in JSON using this schema:\n{\n  a: "x",\n}', { a: 'x' }],
    ['a format between other words', 'Before. Answer in JSON using this schema:\n{\n  a: "x",\n}\nAfter {all}.', { a: 'x' }],
    ['own words in the place of the sentence', 'Reply like this:\n{\n  a: "x",\n  b: 2,\n}', { a: 'x', b: 2 }],
    ['another splitter and quoted fields', 'P: {\n  "first name": "x" / 2,\n  "n": none,\n}', { 'first name': 'x', n: null }],
  ])('%s', (_name, prompt, expected) => {
    expect(JSON.parse(textFor(prompt))).toEqual(expected);
  });

  it('a class with comments, nested classes, lists, enums and maps', () => {
    const prompt = `Answer in JSON using this schema:
{
  // What it is about: { not a field }

  // the title
  title: string,
  size: 'Big' or 'Small',
  tags: string[],
  kinds: 'A' or 'B'[],
  parts: [
    {
      km: float,
      note: string or null,
    }
  ],
  either: (int or string)[],
  by_name: map<string, {
    n: int,
  }>,
}`;
    expect(JSON.parse(textFor(prompt))).toEqual({
      title: text,
      size: 'Big',
      tags: expect.arrayContaining([text]),
      kinds: expect.arrayContaining([expect.stringMatching(/^[AB]$/)]),
      parts: expect.arrayContaining([{ km: int, note: text }]),
      either: expect.arrayContaining([int]),
      by_name: expect.objectContaining({}),
    });
  });

  it('an enum gives a bare value', () => {
    const prompt = 'Answer with any of the categories:\nTone\n----\n- WARM: kind,\n  even friendly\n- COLD\n\nText: - HOT';
    expect(textFor(prompt)).toMatch(/^(WARM|COLD)$/);
  });

  it('hoisted enums, classes and aliases are looked up', () => {
    const prompt = `Plan: Day
----
- MON
- TUE: second

Node {
  value: int,
  next: Node or null,
}

JSON = int or JSON[]

Answer in JSON using this schema:
{
  day: Day,
  list: Node,
  any: JSON,
}`;
    const value = JSON.parse(textFor(prompt));
    expect(value).toEqual({ day: expect.stringMatching(/^(MON|TUE)$/), list: { value: int, next: expect.anything() }, any: int });
    expect(JSON.stringify(value)).toContain('"next":null');
  });

  it('a type that never ends is cut off', () => {
    const fields = Array.from({ length: 20 }, (_, index) => `  f${index}: Wide,`).join('\n');
    expect(textFor(`Wide {\n${fields}\n}\n\nAnswer in JSON using this schema: Wide`).length).toBeLessThan(1_000_000);
  });

  it('names like those of built-in members are names like any other', () => {
    const value = JSON.parse(textFor('Answer in JSON using this schema:\n{\n  __proto__: int,\n  constructor: toString,\n}'));
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
  });

  it('is looked for in the system prompt too', () => {
    const ask = say('Hello', { system: [{ text: 'Answer as an int' }] });
    expect(generateAnswer(ask).content[0]?.text).toMatch(/^\d+$/);
  });

  it.each([
    ['hello', /^You wrote "hello"\. .+\.$/],
    ['a prompt that is longer than twenty characters', /^You wrote "a prompt that is lon"\. /],
    ['Answer in JSON using this schema:\n{ broken', /^You wrote "Answer in JSON using"/],
  ])('is two sentences where none is asked: %s', (prompt, expected) => {
    expect(textFor(prompt)).toMatch(expected);
  });

  it('never throws and never takes long, whatever the prompt', () => {
    const piece = fc.constantFrom(
      '{\n',
      '}',
      '[',
      ']',
      '(',
      ')',
      ' or ',
      'map<',
      '>',
      ',',
      ': ',
      '//',
      '\n',
      '"a"',
      "'A'",
      'Name',
      '\n----\n',
      ' = ',
      ' {\n',
      'int',
      '[]',
      '\\',
    );
    const sentence = fc.constantFrom('Answer in JSON using this schema:\n', 'Answer with any of the categories:\n', '');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), sentence, fc.array(piece, { maxLength: 60 }), (before, middle, after) => {
        expect(textFor(before.join('') + middle + after.join(''))).toEqual(expect.any(String));
      }),
    );
  });

  // Each of these takes minutes if anything looks at a long line more than a few times.
  it.each([
    ['brackets', `Answer in JSON using this schema:\n${'['.repeat(1_000_000)}`],
    ['braces', '{'.repeat(1_000_000)],
    ['a word before a rule of dashes', `${'a'.repeat(1_000_000)}!\n----\n\nAnswer in JSON using this schema: X`],
    ['a word before a brace', `${'a'.repeat(1_000_000)}! {\n\nAnswer in JSON using this schema: X`],
    ['half sentences', 'Answer in JSON using this '.repeat(40_000)],
    ['blanks', `${' '.repeat(1_000_000)}x`],
  ])('is made in linear time for a million %s', (_name, prompt) => {
    expect(textFor(prompt)).toEqual(expect.any(String));
  });
});

describe('an answer to a JSON schema', () => {
  const schemaAnswer = (schema: unknown) => {
    const jsonSchema = { schema: JSON.stringify(schema) };
    return JSON.parse(generateAnswer(say('Hi', { outputConfig: { textFormat: { structure: { jsonSchema } } } })).content[0]?.text ?? '');
  };

  it.each<[string, unknown, unknown]>([
    ['an object', { type: 'object', properties: { a: { type: 'string' }, b: { type: 'integer' } } }, { a: text, b: int }],
    ['an enum', { enum: ['x', 'y'] }, 'x'],
    ['a constant', { const: 5 }, 5],
    ['alternatives', { anyOf: [{ const: 1 }, { type: 'null' }] }, 1],
    ['a nullable type', { type: ['boolean', 'null'] }, expect.any(Boolean)],
    ['a range', { type: 'integer', minimum: 7, maximum: 7 }, 7],
    ['a length', { type: 'string', minLength: 3, maxLength: 3 }, expect.stringMatching(/^.{3}$/)],
    ['an array', { type: 'array', items: { const: 0 }, minItems: 2 }, [0, 0]],
    ['parts that belong together', { allOf: [{ properties: { a: { const: 1 } } }] }, { a: 1 }],
    ['a reference', { $ref: '#/$defs/A', $defs: { A: { const: 'a' } } }, 'a'],
    ['a schema that says nothing', {}, text],
  ])('%s', (_name, schema, expected) => {
    expect(schemaAnswer(schema)).toEqual(expected);
  });

  it('a reference to itself ends', () => {
    const schema = { type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] };
    expect(JSON.stringify(schemaAnswer(schema))).toContain('"next":null');
  });
});

describe('an answer with tools', () => {
  const tool = (name: string) => ({ toolSpec: { name, inputSchema: { json: { type: 'object', properties: { n: { const: name } } } } } });
  const called = (body: Partial<ConverseBody>) => generateAnswer(say('Hi', body)).content[0]?.toolUse?.name;
  const result = { role: 'user', content: [{ toolResult: { toolUseId: 't', content: [{ text: 'done' }] } }] };

  it.each<[string, Partial<ConverseBody>, string | undefined]>([
    ['calls the first one', { toolConfig: { tools: [tool('a'), tool('b')] } }, 'a'],
    ['calls the one that is demanded', { toolConfig: { tools: [tool('a'), tool('b')], toolChoice: { tool: { name: 'b' } } } }, 'b'],
    ['calls any once it must', { toolConfig: { tools: [tool('a')], toolChoice: { any: {} } }, messages: [result] }, 'a'],
    ['does not call one again', { toolConfig: { tools: [tool('a')] }, messages: [result] }, undefined],
    ['leaves the placeholder alone', { toolConfig: { tools: [tool('no_operation')] } }, undefined],
  ])('%s', (_name, body, expected) => {
    expect(called(body)).toBe(expected);
  });
});

it('depends on the request alone', () => {
  expect(textFor('one')).toBe(textFor('one'));
  expect(textFor('one')).not.toBe(textFor('two'));
});
