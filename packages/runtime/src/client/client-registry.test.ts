import { describe, expect, it } from 'vitest';
import type { BedrockSettings } from '../bedrock/index.ts';
import { BamlInvalidArgumentError } from '../errors/index.ts';
import { BedrockProvider } from './bedrock-provider.ts';
import { ClientRegistry } from './client-registry.ts';

const HAIKU = { model: 'anthropic.claude-3-haiku-20240307-v1:0', inference_configuration: { max_tokens: 9, temperature: 1 } };

function registry(options: Readonly<Record<string, unknown>> = HAIKU): ClientRegistry {
  const made = new ClientRegistry();
  made.addLlmClient('Haiku', 'aws-bedrock', options);
  return made;
}

/** The options of a client that was added or declared, after changes. */
function optionsAfter(isAdded: boolean, ...changes: readonly Readonly<Record<string, unknown>>[]): unknown {
  const made = isAdded ? registry() : new ClientRegistry();
  for (const change of changes) made.updateSettings('Haiku', change);
  return made.definitionOf('Haiku', { provider: 'aws-bedrock', options: HAIKU })?.options;
}

describe.each([
  ['added', true],
  ['declared', false],
])('settings of %s clients', (_, isAdded) => {
  const { model } = HAIKU;

  it.each<[string, Readonly<Record<string, unknown>>[], unknown]>([
    ['add up', [{ temperature: 0.3 }, { maxTokens: 5 }], { model, inference_configuration: { max_tokens: 5, temperature: 0.3 } }],
    ['are replaced', [{ region: 'us-east-1' }, { region: 'us-west-2' }], { ...HAIKU, region: 'us-west-2' }],
    ['are removed by null', [{ temperature: null }], { model, inference_configuration: { max_tokens: 9 } }],
    ['come back', [{ temperature: null }, { temperature: 0.1 }], { model, inference_configuration: { max_tokens: 9, temperature: 0.1 } }],
    ['begin anew after null', [{ inference_configuration: null }, { seed: 1 }], { model, inference_configuration: { seed: 1 } }],
    [
      'stay with undefined',
      [{ temperature: 0.3 }, { temperature: undefined, inferenceConfiguration: undefined }],
      { model, inference_configuration: { max_tokens: 9, temperature: 0.3 } },
    ],
  ])('%s', (__, changes, expected) => {
    expect(optionsAfter(isAdded, ...changes)).toEqual(expected);
  });

  it.each([{ temperature: -2 }, { temprature: 0.5 }, { inference_configuration: 'hot' }])('are checked: %j', (change) => {
    const made = isAdded ? registry() : new ClientRegistry();
    made.updateSettings('Haiku', { temperature: 0.5 });
    expect(() => made.updateSettings('Haiku', { region: 'us-east-1', ...change })).toThrow(BamlInvalidArgumentError);
    const { options } = made.definitionOf('Haiku', { provider: 'aws-bedrock', options: HAIKU }) ?? {};
    expect(options).toEqual({ model, inference_configuration: { max_tokens: 9, temperature: 0.5 } });
  });

  it('have one definition until they change', () => {
    const made = isAdded ? registry() : new ClientRegistry();
    const declared = { provider: 'aws-bedrock', options: HAIKU };
    made.updateSettings('Haiku', { temperature: 0.5 });
    expect(made.definitionOf('Haiku', declared)).toBe(made.definitionOf('Haiku', declared));
  });
});

describe.each([
  ['the provider by name', 'aws-bedrock'],
  ['shared options', new BedrockProvider()],
])('options of clients with %s', (_, provider) => {
  it.each<[string, BedrockSettings, unknown]>([
    [
      'have inference settings beside the others, or not',
      { model: 'm', temperature: 0.3, maxTokens: 5, inferenceConfiguration: { topP: 1 } },
      { model: 'm', inference_configuration: { temperature: 0.3, max_tokens: 5, top_p: 1 } },
    ],
    [
      'leave out what is null or undefined',
      { model: 'm', region: null, temperature: null, seed: undefined },
      { model: 'm', inference_configuration: {} },
    ],
    ['may be variables', { model: 'm', temperature: { env: 'T' } }, { model: 'm', inference_configuration: { temperature: { env: 'T' } } }],
  ])('%s', (__, options, expected) => {
    const made = new ClientRegistry();
    made.addLlmClient('Haiku', provider, options);
    expect(made.clients.get('Haiku')?.options).toEqual(expected);
  });

  it.each([{ temperature: -2 }, { temprature: 0.5 }, { maxTokens: '5' }])('are checked: %j', (wrong) => {
    expect(() => new ClientRegistry().addLlmClient('Haiku', provider, { model: 'm', ...wrong })).toThrow(BamlInvalidArgumentError);
  });
});

describe('a client registry', () => {
  it('changes nothing but Bedrock clients', () => {
    const made = new ClientRegistry();
    made.addLlmClient('Both', 'fallback', { strategy: ['A', 'B'] });
    expect(() => made.updateSettings('Both', { temperature: 0.1 })).toThrow('provider "fallback"');
  });

  it('forgets the changes of a client that is added again', () => {
    const made = registry();
    made.updateSettings('Haiku', { temperature: 0.1 });
    made.addLlmClient('Haiku', 'aws-bedrock', HAIKU);
    expect(made.clients.get('Haiku')?.options).toEqual(HAIKU);
  });

  it('gives no client that was not added', () => {
    expect(() => registry().getClient('toString')).toThrow('no client "toString" was added');
  });

  it('completes clients with what they share, and lets their own options win', () => {
    const provider = new BedrockProvider({ region: 'us-east-1', accessKeyId: 'a', secretAccessKey: 'b' });
    const made = new ClientRegistry();
    made.addLlmClient('Near', provider, HAIKU);
    made.addLlmClient('Far', provider, { ...HAIKU, region: 'eu-west-1' });
    expect([...made.clients].map(([name, { options }]) => [name, options.region, options.access_key_id])).toEqual([
      ['Near', 'us-east-1', 'a'],
      ['Far', 'eu-west-1', 'a'],
    ]);
    expect(made.definitionOf('Near')).toBe(made.definitionOf('Near'));
  });

  it('checks shared options with the first client', () => {
    const provider = new BedrockProvider({ accessKeyId: 'a' });
    expect(() => new ClientRegistry().addLlmClient('Near', provider, HAIKU)).toThrow('secret_access_key is required');
  });

  it('hands on another client object', () => {
    const [old, fresh] = [{ name: 'old' }, { name: 'fresh' }];
    const provider = new BedrockProvider({ client: old });
    const made = new ClientRegistry();
    made.addLlmClient('A', provider, HAIKU);
    made.addLlmClient('B', provider, HAIKU);
    provider.client = fresh;
    made.getClient('B').client = old;
    expect([made.getClient('A').client, made.getClient('B').client]).toEqual([fresh, old]);
    made.getClient('B').client = undefined;
    expect(made.getClient('B').client).toBeUndefined();
  });
});
