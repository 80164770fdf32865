import { expect, it, vi } from 'vitest';
import { type BamlFunction, createClient, defineFunction } from './index.ts';

const program = { format: 1 } as const;
const Say: BamlFunction<[text: string], string, string> = defineFunction(program, {
  name: 'Say',
  client: 'aws-bedrock/m',
  params: { text: 'string' },
  output: 'string',
  prompt: [],
});

it('makes a client whose functions tests may replace', async () => {
  // The functions of a generated module are read-only, as these; those of its client are not.
  const b = createClient({ Say } as { readonly Say: typeof Say });
  expect(Object.keys(b)).toEqual(['Say', 'stream', 'request', 'streamRequest', 'parse', 'parseStream', 'withOptions']);
  vi.spyOn(b, 'Say').mockResolvedValue('spied');
  expect(await b.Say('x')).toBe('spied');
  b.Say = async () => 'replaced';
  b.parse.Say = () => 'parsed';
  expect([await b.Say('x'), b.parse.Say('x')]).toEqual(['replaced', 'parsed']);
});
