import { describe, expect, it } from 'vitest';
import { readConverseAsk } from './ask.ts';
import { createScript, type Match, parseScript } from './script.ts';

const ask = readConverseAsk('converse', 'm', {
  system: [{ text: 'Be brief.' }],
  messages: [{ role: 'user', content: [{ text: 'Read this.\n\nAnswer in JSON using this schema:\n{\n  title: string,\n}' }] }],
});
const taken = (match: Match) => createScript([{ match, reply: { text: 'yes' } }]).take(ask)?.text === 'yes';

it.each<[Match, boolean]>([
  [{}, true],
  [{ model: 'm' }, true],
  [{ model: 'other' }, false],
  [{ op: 'converse' }, true],
  [{ op: 'converse-stream' }, false],
  [{ contains: 'Be brief' }, true],
  [{ contains: 'Be long' }, false],
  [{ regex: 'Read \\w+\\.' }, true],
  [{ regex: '^Write' }, false],
  [{ schema: 'title' }, true],
  [{ schema: 'Read this' }, false],
  [{ model: 'm', contains: 'Be long' }, false],
])('%j decides', (match, expected) => {
  expect(taken(match)).toBe(expected);
});

it('tries entries in order, and each as often as it says', () => {
  const script = createScript([{ match: { times: 2 }, reply: { text: 'first' } }]);
  script.add({ text: 'then' });
  expect([1, 2, 3, 4].map(() => script.take(ask)?.text)).toEqual(['first', 'first', 'then', 'then']);
  script.clear();
  expect(script.take(ask)).toBeUndefined();
});

it('asks a function, which may pass', () => {
  const script = createScript([]);
  script.add((question) => (question.modelId === 'other' ? { text: 'no' } : undefined));
  script.add((question) => ({ text: `for ${question.modelId}` }));
  expect(script.take(ask)).toEqual({ text: 'for m' });
});

describe('a script file', () => {
  it('is read', () => {
    const entries = [{ match: { contains: 'a' }, reply: { json: { a: 1 } } }, { reply: { error: 'ThrottlingException' } }];
    expect(parseScript(entries)).toEqual(entries);
  });

  it.each<[unknown, RegExp]>([
    [{}, /A script is a list/],
    [[1], /Script entry 1 is not an object/],
    [[{ reply: {} }, {}], /Script entry 2 has no "reply"/],
    [[{ replay: {} }], /Script entry 1 has an unknown member "replay"/],
    [[{ reply: { test: 1 } }], /The reply of script entry 1 has an unknown member "test". Known are reasoning, text/],
    [[{ reply: {}, match: { prompt: 1 } }], /The match of script entry 1 has an unknown member "prompt"/],
    [[{ reply: {}, match: { regex: '(' } }], /Invalid regular expression/],
  ])('%j is refused', (value, message) => {
    expect(() => parseScript(value)).toThrow(message);
  });
});
