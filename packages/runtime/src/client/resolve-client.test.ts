import { expect, it } from 'vitest';
import { BamlInvalidArgumentError } from '../errors/index.ts';
import type { Program } from '../program/index.ts';
import { ClientRegistry } from './client-registry.ts';
import { type ClientNode, resolveClient } from './resolve-client.ts';

const program: Program = {
  format: 1,
  clients: {
    Haiku: { provider: 'aws-bedrock', retry: 'Patient', options: { model: 'haiku' } },
    Sonnet: { provider: 'aws-bedrock', options: { model: 'sonnet' } },
    Gpt: { provider: 'openai', options: { model: 'gpt' } },
    Either: { provider: 'fallback', options: { strategy: ['Haiku', 'aws-bedrock/m:0'], http: { total_timeout_ms: 9 } } },
    Turns: { provider: 'baml-round-robin', options: { strategy: ['Either', { env: 'MEMBER' }], start: 1 } },
    Loop: { provider: 'fallback', options: { strategy: ['Knot'] } },
    Knot: { provider: 'round-robin', options: { strategy: ['Loop'] } },
    Unset: { provider: 'fallback', options: { strategy: [{ env: 'NOT_SET' }] } },
    Empty: { provider: 'fallback', options: { strategy: [] } },
    Impatient: { provider: 'aws-bedrock', retry: 'Patent', options: {} },
  },
  retries: { Patient: { max_retries: 2 } },
};

function registry(edit: (registry: ClientRegistry) => void): ClientRegistry {
  const made = new ClientRegistry();
  edit(made);
  return made;
}

function resolve(name: string, clients?: ClientRegistry): ClientNode {
  const environment = (variable: string): string | undefined => ({ MEMBER: 'Sonnet' })[variable];
  return resolveClient(name, { program, registry: clients, environment });
}

/** A client in few words: `fallback(Haiku, aws-bedrock/m:0)`. */
function show(client: ClientNode): string {
  return client.kind === 'single'
    ? `${client.name}=${String(client.options.model)}`
    : `${client.kind}(${client.members.map(show).join(', ')})`;
}

it.each([
  ['Haiku', 'Haiku=haiku'],
  ['Gpt', 'Gpt=gpt'],
  ['aws-bedrock/arn:aws:bedrock:x/y-v1:0', 'aws-bedrock/arn:aws:bedrock:x/y-v1:0=arn:aws:bedrock:x/y-v1:0'],
  ['openai/gpt-4o', 'openai/gpt-4o=gpt-4o'],
  ['Either', 'fallback(Haiku=haiku, aws-bedrock/m:0=m:0)'],
  ['Turns', 'round-robin(fallback(Haiku=haiku, aws-bedrock/m:0=m:0), Sonnet=sonnet)'],
])('resolves %s', (name, expected) => {
  expect(show(resolve(name))).toBe(expected);
});

it('carries retry policy, start and time limit along', () => {
  expect(resolve('Haiku').retry).toEqual({ max_retries: 2 });
  expect(resolve('Turns')).toMatchObject({ start: 1, members: [{ totalTimeoutMs: 9 }, {}] });
});

it.each([
  ['puts an added client in place of a declared one', 'Haiku', 'Haiku=mine'],
  ['finds an added client inside a declared strategy', 'Either', 'fallback(Haiku=mine, aws-bedrock/m:0=m:0)'],
  ['lets an added strategy name declared and added clients', 'Team', 'fallback(Sonnet=sonnet, Late=late)'],
])('%s', (_name, name, expected) => {
  const clients = registry((made) => {
    made.addLlmClient('Team', 'fallback', { strategy: ['Sonnet', 'Late'] });
    made.addLlmClient('Haiku', 'aws-bedrock', { model: 'first' });
    made.addLlmClient('Haiku', 'aws-bedrock', { model: 'mine' });
    made.addLlmClient('Late', 'aws-bedrock', { model: 'late' }, 'Patient');
  });
  expect(show(resolve(name, clients))).toBe(expected);
});

it.each([
  ['Haikuu', 'unknown client "Haikuu"; did you mean "Haiku"?'],
  ['Zzzzzzzz', 'unknown client "Zzzzzzzz"'],
  ['toString', 'unknown client "toString"'],
  ['bedrock/m', 'client "bedrock/m": unknown provider "bedrock"; that of Amazon Bedrock is "aws-bedrock"'],
  ['aws-bedrok/m', 'did you mean "aws-bedrock"?'],
  ['aws-bedrock/', 'a shorthand is a provider and a model'],
  ['fallback/x', 'a shorthand is a provider and a model'],
  ['Loop', 'clients contain each other: Loop -> Knot -> Loop'],
  ['Unset', 'client "Unset" needs the environment variable `NOT_SET` (option strategy), which is not set'],
  ['Empty', 'client "Empty": option strategy must be a list of clients'],
  ['Impatient', 'client "Impatient": unknown retry policy "Patent"; did you mean "Patient"?'],
])('refuses %s', (name, message) => {
  const attempt = (): unknown => resolve(name);
  expect(attempt).toThrow(BamlInvalidArgumentError);
  expect(attempt).toThrow(message);
});

it.each([
  ['an unknown provider', 'bedrock', {}, 'client "X": unknown provider "bedrock"'],
  ['a misspelt provider', 'aws_bedrock', {}, 'did you mean "aws-bedrock"?'],
  ['an unknown option', 'aws-bedrock', { model: 'm', regoin: 'x' }, 'did you mean "region"?'],
])('refuses to add a client with %s', (_name, provider, options, message) => {
  const attempt = (): void => new ClientRegistry().addLlmClient('X', provider, options);
  expect(attempt).toThrow(BamlInvalidArgumentError);
  expect(attempt).toThrow(message);
});

it('takes options in either spelling, and leaves variables to the call', () => {
  const add = (options: object): unknown => registry((made) => made.addLlmClient('X', 'aws-bedrock', { ...options }));
  expect(() => add({ model: 'm', accessKeyId: 'a', secretAccessKey: 's' })).not.toThrow();
  expect(() => add({ model: { env: 'OUTCROP_TEST_NOT_SET' } })).not.toThrow();
});
