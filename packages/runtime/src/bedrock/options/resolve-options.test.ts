import { describe, expect, it } from 'vitest';
import { BamlInvalidArgumentError } from '../../errors/index.ts';
import { overlayOptions } from './overlay-options.ts';
import { type RawOptions, resolveOptions } from './resolve-options.ts';

const environment: Record<string, string> = { MODEL: 'm1', TEMPERATURE: '0.25', WORD: 'hot', FLAG: 'true', EMPTY: '' };

function resolve(raw: RawOptions): unknown {
  return JSON.parse(JSON.stringify(resolveOptions('Haiku', raw, (name) => environment[name])));
}

function problem(raw: RawOptions): string {
  try {
    resolveOptions('Haiku', raw, (name) => environment[name]);
  } catch (error) {
    expect(error).toBeInstanceOf(BamlInvalidArgumentError);
    return (error as Error).message;
  }
  throw new Error(`no error for ${JSON.stringify(raw)}`);
}

const refusedCapabilities: readonly (readonly [RawOptions, string])[] = [
  [{ cache: null }, 'option capabilities.cache must be true or false or a map'],
  [{ cache: { max_points: 0 } }, 'capabilities.cache.max_points must be a whole number of at least 1'],
  [{ cache: { min_tokens: 5 } }, 'unknown option "min_tokens"'],
  [{ top_k: 40 }, 'capabilities.top_k must be names with dots between them'],
  [{ seed_field: 'a..b' }, 'capabilities.seed_field must be names with dots between them'],
  [{ stop_sequences: 4 }, 'capabilities.stop_sequences must be true or false or a map'],
  [{ stop_sequences: { max: '4' } }, 'capabilities.stop_sequences.max must be a whole number'],
  [{ thinking: 'nova' }, 'capabilities.thinking must be a map'],
  [{ thinking: {} }, 'capabilities.thinking needs a style'],
  [{ thinking: { style: 'novel' } }, 'capabilities.thinking.style must be "anthropic-budget" or'],
  [{ thinking: { style: 'nova', efforts: ['low'] } }, 'capabilities.thinking.efforts must be a map'],
  [
    { thinking: { style: 'nova', efforts: { some: 'x' } } },
    'keys of option capabilities.thinking.efforts must be words of reasoning_effort',
  ],
  [
    { thinking: { style: 'nova', efforts: { low: true } } },
    'capabilities.thinking.efforts.low must be a whole number of at least 1 or a string',
  ],
  [{ invoke: 'claude' }, 'capabilities.invoke must be "anthropic-messages" or'],
  [{ temperature: [0, 1] }, 'unknown option "temperature"'],
];

describe('resolveOptions', () => {
  it.each<[string, RawOptions, unknown]>([
    ['keeps snake_case', { model: 'm', use_fips: true }, { model: 'm', use_fips: true }],
    [
      'spells camelCase as snake_case',
      { model: 'm', accessKeyId: 'a', secretAccessKey: 's' },
      { model: 'm', access_key_id: 'a', secret_access_key: 's' },
    ],
    ['takes model_id for model', { model_id: 'm' }, { model: 'm' }],
    ['skips undefined', { model: 'm', region: undefined }, { model: 'm' }],
    ['reads environment variables', { model: { env: 'MODEL' } }, { model: 'm1' }],
    [
      'reads numbers from them',
      { model: 'm', inferenceConfiguration: { temperature: { env: 'TEMPERATURE' } } },
      { model: 'm', inference_configuration: { temperature: 0.25 } },
    ],
    ['reads switches from them', { model: 'm', use_fips: { env: 'FLAG' } }, { model: 'm', use_fips: true }],
    [
      'reads them inside JSON',
      { model: 'm', additional_model_request_fields: { a: [{ b: { env: 'WORD' } }] } },
      { model: 'm', additional_model_request_fields: { a: [{ b: 'hot' }] } },
    ],
    [
      'takes capabilities of every form',
      {
        model: 'm',
        capabilities: {
          cache: { maxPoints: 2, tools: false },
          topK: 'inferenceConfig.topK',
          stop_sequences: { max: 4 },
          thinking: { style: 'anthropic-budget', efforts: { low: 1024, high: { env: 'WORD' } } },
        },
      },
      {
        model: 'm',
        capabilities: {
          cache: { max_points: 2, tools: false },
          top_k: 'inferenceConfig.topK',
          stop_sequences: { max: 4 },
          thinking: { style: 'anthropic-budget', efforts: { low: 1024, high: 'hot' } },
        },
      },
    ],
    [
      'leaves user-chosen keys alone',
      { model: 'm', headers: { 'X-Team': 'geo' }, request_metadata: { costCenter: 'e' } },
      { model: 'm', headers: { 'X-Team': 'geo' }, request_metadata: { costCenter: 'e' } },
    ],
  ])('%s', (_, raw, expected) => {
    expect(resolve(raw)).toEqual(expected);
  });

  it.each<[RawOptions, string]>([
    [{}, 'model_id is required'],
    [{ model: '' }, 'option model is empty'],
    [{ model: 'm', model_id: 'm' }, 'cannot both be provided'],
    [{ model: 'm', aws_region_name: 'x' }, 'unknown option "aws_region_name"; did you mean "region"?'],
    [{ model: 'm', temperature: 1 }, 'did you mean "inference_configuration { temperature }"?'],
    [{ model: 'm', regoin: 'x' }, 'did you mean "region"?'],
    [{ model: 'm', inference_configuration: { max_token: 1 } }, 'did you mean "max_tokens"?'],
    [{ model: 'm', constructor: 1 }, 'unknown option "constructor"'],
    [
      { model: 'm', inference_configuration: { temperature: -1 } },
      'option inference_configuration.temperature must be a number of at least 0',
    ],
    [{ model: 'm', inference_configuration: { top_p: 1.1 } }, 'a number from 0 to 1'],
    [{ model: 'm', inference_configuration: { max_tokens: 0 } }, 'a whole number from 1 to'],
    [{ model: 'm', inference_configuration: { max_tokens: 1.5 } }, 'a whole number from 1 to'],
    [{ model: 'm', inference_configuration: { stop_sequences: 'x' } }, 'must be an array'],
    [
      { model: 'm', inference_configuration: { temperature: { env: 'WORD' } } },
      'the environment variable `WORD` (option inference_configuration.temperature) must be a number of at least 0',
    ],
    [{ model: 'm', inference_configuration: { temperature: { env: 'EMPTY' } } }, 'the environment variable `EMPTY`'],
    [{ model: 'm', region: 'us east' }, 'option region must be a region'],
    [{ model: 'm', region: { env: 'NOPE' } }, 'client "Haiku" needs the environment variable `NOPE` (option region), which is not set'],
    [{ model: 'm', access_key_id: 'a' }, 'secret_access_key is required when access_key_id is provided'],
    [{ model: 'm', access_key_id: { env: 'EMPTY' }, secret_access_key: 's' }, '`EMPTY`'],
    [{ model: 'm', session_token: 't' }, 'session_token needs access_key_id'],
    [{ model: 'm', profile: 'p', access_key_id: 'a', secret_access_key: 's' }, 'cannot mix profile'],
    [{ model: 'm', api_key: 'k', profile: 'p' }, 'api_key cannot be mixed'],
    [{ model: 'm', web_identity_token: 't' }, 'needs role_arn'],
    [{ model: 'm', headers: { Host: 'x' } }, 'the header "Host"'],
    [{ model: 'm', headers: { Authorization: 'x' } }, 'needs auth_scheme "none"'],
    [{ model: 'm', auth_scheme: 'none', endpoint_url: 'https://bedrock-runtime.us-east-1.amazonaws.com' }, 'outside AWS'],
    [{ model: 'm', use_fips: true, endpoint_url: 'https://e.example' }, 'cannot be used with endpoint_url'],
    [{ model: 'm', route: 'converse_like' }, 'needs endpoint_url'],
    [{ model: 'm', guardrail_config: { guardrail_identifier: 'g1' } }, 'needs guardrail_identifier and guardrail_version'],
    [{ model: 'm', guardrail_config: { guardrail_identifier: 'a-b', guardrail_version: '1' } }, 'lower-case letters and digits'],
    [{ model: 'm', enable_prompt_caching: true, prompt_caching: {} }, 'cannot both be provided'],
    [{ model: 'm', request_metadata: { ä: 'x' } }, 'keys of option request_metadata'],
    [{ model: 'm', request_metadata: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, 'v'])) }, 'at most 16 entries'],
    [{ model: 'm', additional_model_response_field_paths: ['x'] }, 'a JSON Pointer'],
    [{ model: 'm', remap_roles: { user: 'human' } }, 'the role "human"'],
    [{ model: 'm', default_role: 'narrator' }, 'one of allowed_roles'],
    [{ model: 'm', finish_reason_allow_list: ['a'], finish_reason_deny_list: ['b'] }, 'cannot be used together'],
    [{ model: 'm', additional_model_request_fields: { f: Number.NaN } }, 'must be JSON'],
    ...refusedCapabilities.map(([capabilities, expected]): [RawOptions, string] => [{ model: 'm', capabilities }, expected]),
  ])('refuses %j', (raw, expected) => {
    expect(problem(raw)).toContain(expected);
  });

  it('never quotes a text value', () => {
    expect(problem({ model: 'm', region: 'sEcReT kEy' })).not.toContain('sEcReT');
    expect(problem({ model: 'm', api_key: ['sEcReT'] })).not.toContain('sEcReT');
  });

  it('bounds the depth of JSON', () => {
    let deep: unknown = 1;
    for (let i = 0; i < 100; i++) deep = [deep];
    expect(problem({ model: 'm', additional_model_request_fields: { deep } })).toContain('nested too deeply');
  });

  it('keeps keys named like members of every object', () => {
    const raw = { model: 'm', headers: JSON.parse('{"__proto__":"x","toString":"y"}') };
    expect(Object.entries(resolveOptions('Haiku', raw, () => undefined).headers ?? {})).toEqual([
      ['__proto__', 'x'],
      ['toString', 'y'],
    ]);
  });

  it('reads a lone key `env` of a dictionary as the name that it is', () => {
    const raw = { model: 'm', request_metadata: { env: 'prod' }, headers: { env: { env: 'STAGE' } } };
    const { headers, request_metadata } = resolveOptions('Haiku', raw, (name) => (name === 'STAGE' ? 'beta' : undefined));
    expect([request_metadata?.env, headers?.env]).toEqual(['prod', 'beta']);
  });
});

describe('overlayOptions', () => {
  it.each<[string, RawOptions, RawOptions, unknown]>([
    ['undefined keeps', { model: 'm' }, { model: undefined }, { model: 'm' }],
    ['null removes', { model: 'm', region: 'r' }, { region: null }, { model: 'm' }],
    ['a value replaces, in either spelling', { system_instruction: 'a' }, { systemInstruction: 'b' }, { system_instruction: 'b' }],
    [
      'maps merge',
      { inference_configuration: { max_tokens: 1, top_p: 1 } },
      { inferenceConfiguration: { maxTokens: 2, top_p: null } },
      { inference_configuration: { max_tokens: 2 } },
    ],
    [
      'chosen keys keep their spelling',
      { request_metadata: { aB: '1' } },
      { request_metadata: { cD: '2' } },
      { request_metadata: { aB: '1', cD: '2' } },
    ],
    [
      'inference settings may stand beside the others',
      { inference_configuration: { max_tokens: 1, top_p: 1 } },
      { maxTokens: 2, top_p: null, temperature: undefined, inferenceConfiguration: { seed: 3 } },
      { inference_configuration: { max_tokens: 2, seed: 3 } },
    ],
    ['null removes nothing where nothing is', { model: 'm' }, { http: { idleTimeoutMs: null } }, { model: 'm', http: {} }],
    ['lists replace', { anthropic_beta: ['a'] }, { anthropic_beta: ['b'] }, { anthropic_beta: ['b'] }],
  ])('%s', (_, base, patch, expected) => {
    expect(overlayOptions(base, patch)).toEqual(expected);
  });
});
