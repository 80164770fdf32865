import fc from 'fast-check';
import type { FieldType, Program } from 'outcrop/program';
import { fittingValue } from './fitting-value.ts';

const positive = { expr: 'this > 0', ast: ['>', ['$', 'this'], 0] } as const;

/** Types of all kinds, and what models are asked for with them. */
export const program: Program = {
  format: 1,
  enums: {
    Mood: { values: { Happy: {}, Sad: {}, Neutral: { alias: 'k3', description: 'so so' } } },
    Tone: { values: { Flat: { alias: 'k3' }, Warm: {} } },
  },
  classes: {
    Person: { fields: { name: 'string', age: 'int', email: { optional: 'string' } } },
    Item: { fields: { kind: { literal: 'item' }, price: 'float', tags: { list: 'string' }, mood: { optional: 'Mood' } } },
    Group: { fields: { kind: { literal: 'group' }, items: { list: { union: ['Item', 'Group'] } }, by: { map: ['string', 'int'] } } },
    Single: { fields: { value: 'string' } },
    Loose: { fields: { a: { optional: 'int' }, b: { optional: 'bool' }, c: { union: ['int', 'string'] } } },
    Renamed: { fields: { first: { type: 'string', alias: 'given name' }, n: { type: 'int', alias: 'name' } } },
    Checked: {
      fields: { n: { type: 'int', check: { positive } }, m: { optional: { type: 'float', assert: [positive] } } },
      check: { any: { expr: 'this.n', ast: ['.', ['$', 'this'], 'n'] } },
    },
    Staged: {
      fields: {
        name: { type: 'string', stream: { done: true } },
        age: { type: 'int', stream: { not_null: true } },
        value: { type: 'string', stream: { with_state: true } },
        items: { type: { list: 'Person' }, stream: { done: true } },
      },
    },
  },
  aliases: { Json: { union: ['int', 'float', 'bool', 'string', 'null', { list: 'Json' }, { map: ['string', 'Json'] }] } },
};

export const types: readonly FieldType[] = [
  'Person',
  'Group',
  'Single',
  'Loose',
  'Renamed',
  'Checked',
  'Staged',
  'Json',
  'Mood',
  'int',
  'float',
  'bool',
  { optional: 'Person' },
  { list: 'Person' },
  { list: { union: ['Item', 'Group'] } },
  { list: { union: ['Mood', 'Tone', 'int'] } },
  { list: 'Checked' },
  { list: 'int' },
  { list: 'string' },
  { list: { list: 'float' } },
  { map: ['string', 'int'] },
  { map: ['Mood', { list: 'string' }] },
  { union: ['Person', 'Loose'] },
  { union: ['Person', 'string'] },
  { union: [{ literal: 'Happy' }, { literal: 'Sad' }] },
  { optional: { union: ['int', { list: 'string' }] } },
];

const KEYS = [
  'name',
  'age',
  'email',
  'kind',
  'price',
  'tags',
  'mood',
  'items',
  'by',
  'value',
  'a',
  'b',
  'c',
  'given name',
  'n',
  'm',
  'Name',
  '__proto__',
  'toString',
];
const WORDS = [
  'Ada',
  'hello world',
  'x, y',
  'Happy',
  'sad',
  'k3',
  'item',
  'group',
  '12',
  '$3.50',
  'true',
  'none',
  '',
  'a "quoted" one',
  "it's",
  'é😀',
  'line\nline',
  '{b}',
  'C:\\d',
];

/** JSON values with the keys and words of the types. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom<unknown>(0, 1, -7, 12, 2.5, -0.25, 1e21, 2 ** 53, true, false, null),
    fc.constantFrom(...WORDS),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 5 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

/** How models break JSON: one change each, at a place between 0 and 1. */
const BREAKS: readonly ((text: string, place: number) => string)[] = [
  (text) => text,
  (text, place) => text.slice(0, Math.floor(text.length * place)),
  (text) => text.replace(/"([a-z]+)":/g, '$1:'),
  (text) => text.replaceAll('"', "'"),
  (text) => text.replace(/([}\]])/g, ',$1'),
  (text) => text.replaceAll(',', ', // note\n'),
  (text) => text.replaceAll(',', '\n'),
  (text) => text.replace(/:"([A-Za-z ]+)"/g, ': $1'),
  (text, place) => insert(text, place, '"'),
  (text, place) => insert(text, place, '}'),
  (text, place) => insert(text, place, '\n```\n'),
  (text, place) => insert(text, place, '\\'),
  (text, place) => remove(text, place),
  (text, place) => insert(text, place, MARKS[Math.floor(place * 997) % MARKS.length] ?? ''),
  (text, place) => cut(text, place, 0),
  (text, place) => cut(text, place, 2),
];

const MARKS = [
  ...['{', '}', '[', ']', '"', "'", '`', '```', '"""', '\\', '/', '//', '/*', '#', ',', ':', '=', '-', '1', 'a', 'null'],
  ...['\n', '\r\n', ' ', '```json\n', '*/', '"a":', '\\u00e9', '\ud83d'],
];

const WRAPS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `Here it is:\n${text}`,
  (text) => `\`\`\`json\n${text}\n\`\`\``,
  (text) => `Sure [1].\n\`\`\`json\n${text}\n\`\`\`\nThat is {all}.`,
  (text) => `\`\`\`\r\n${text}\r\n\`\`\``,
  (text) => `${text}\nor\n${text}`,
  (text) => `"${text}"`,
];

function insert(text: string, place: number, piece: string): string {
  const at = Math.floor(text.length * place);
  return text.slice(0, at) + piece + text.slice(at);
}

function remove(text: string, place: number): string {
  const at = Math.floor(text.length * place);
  return text.slice(0, at) + text.slice(at + 1);
}

/** Leaves out up to 20 characters, or repeats them. */
function cut(text: string, place: number, times: number): string {
  const at = Math.floor(text.length * place);
  const end = at + (Math.floor(place * 9973) % 20);
  return text.slice(0, at) + text.slice(at, end).repeat(times) + text.slice(end);
}

/** JSON in one line or in many. */
function printed(data: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc.tuple(data, fc.constantFrom(0, 2)).map(([json, indent]) => JSON.stringify(json, null, indent));
}

/** Well-formed JSON of any shape. */
export const json: fc.Arbitrary<string> = printed(value);

/** Answers as models write them: JSON with breaks, in prose and in fences. */
function sloppy(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const breaks = fc.array(fc.tuple(fc.constantFrom(...BREAKS), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 3 });
  return fc
    .tuple(text, breaks, fc.constantFrom(...WRAPS))
    .map(([whole, changes, wrap]) => wrap(changes.reduce((broken, [change, place]) => change(broken, place), whole)));
}

/** Answers to the question of one type: values of the type, and any others. */
const sloppyAnswers = types.map((type) => {
  const fitting = printed(fittingValue(program, type, fc.constantFrom(...WORDS)));
  return sloppy(fc.oneof({ weight: 2, arbitrary: fitting }, json)).map((text): readonly [FieldType, string] => [type, text]);
});

/** A type, and an answer for it. */
export const question: fc.Arbitrary<readonly [FieldType, string]> = fc.oneof(...sloppyAnswers);

/** Nothing but marks that mean something. */
export const soup: fc.Arbitrary<string> = fc.array(fc.constantFrom(...MARKS), { maxLength: 60 }).map((marks) => marks.join(''));
