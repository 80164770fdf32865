import { describe, expect, it } from 'vitest';
import { BamlClientHttpError } from '../../errors/index.ts';
import type { BedrockOptions } from '../options/bedrock-options.ts';
import type { AwsCredentials, FoundCredentials, LocalCredentials, Platform } from '../platform.ts';
import { surroundings } from '../surroundings.ts';
import type { Auth } from './auth.ts';
import { CredentialCache } from './credential-cache.ts';
import { resolveAuth } from './resolve-auth.ts';

const KEYS = { access_key_id: 'AKIAOPTION', secret_access_key: 'option-secret' };
const ENV_KEYS = { AWS_ACCESS_KEY_ID: 'AKIAENV', AWS_SECRET_ACCESS_KEY: 'env-secret' };

function found(accessKeyId: string): FoundCredentials {
  return { credentials: { accessKeyId, secretAccessKey: `${accessKeyId}-secret` }, source: accessKeyId };
}

const local: LocalCredentials = {
  profile: async (name) => found(`profile ${name}`),
  chain: async () => found('chain'),
  profileRegion: async () => undefined,
  readToken: async () => 'token',
};

interface Given {
  readonly env?: Readonly<Record<string, string>>;
  readonly local?: LocalCredentials | undefined;
}

async function auth(options: BedrockOptions, { env = {}, ...given }: Given = {}): Promise<Auth> {
  const credentials = 'local' in given ? given.local : local;
  const platform = { ...surroundings, ...(credentials === undefined ? {} : { credentials }) } as Platform;
  return resolveAuth(options, { client: 'Haiku', env: (name) => env[name], platform, cache: new CredentialCache(() => 0) });
}

/** Key id or token, to tell sources apart. */
async function proof(options: BedrockOptions, given?: Given): Promise<string> {
  const resolved = await auth(options, given);
  return resolved.kind === 'sigv4' ? resolved.credentials.accessKeyId : resolved.kind === 'bearer' ? resolved.token : 'none';
}

const everything = { ...ENV_KEYS, AWS_BEARER_TOKEN_BEDROCK: 'env-token', AWS_PROFILE: 'env-profile' };

describe('resolveAuth', () => {
  it.each<[string, BedrockOptions, Readonly<Record<string, string>>, string]>([
    ['credentials of code come first', { ...KEYS, credentials: found('code').credentials }, everything, 'code'],
    ['then keys of the client', KEYS, everything, 'AKIAOPTION'],
    ['then its API key', { api_key: 'option-token' }, everything, 'option-token'],
    ['then its profile', { profile: 'dev' }, everything, 'profile dev'],
    ['then the token of the environment', {}, everything, 'env-token'],
    ['then the keys of the environment', {}, { ...ENV_KEYS, AWS_PROFILE: 'env-profile' }, 'AKIAENV'],
    ['then the profile of the environment', {}, { AWS_PROFILE: 'env-profile' }, 'profile env-profile'],
    ['then the chain', {}, {}, 'chain'],
    ['empty variables count as not set', {}, { AWS_BEARER_TOKEN_BEDROCK: '', AWS_ACCESS_KEY_ID: '', AWS_PROFILE: '' }, 'chain'],
    ['half a pair of keys is no pair', {}, { AWS_ACCESS_KEY_ID: 'AKIAENV' }, 'chain'],
    ['sigv4 skips tokens', { auth_scheme: 'sigv4' }, everything, 'AKIAENV'],
    ['bearer skips keys', { ...KEYS, auth_scheme: 'bearer' }, everything, 'env-token'],
    ['none skips everything', { ...KEYS, auth_scheme: 'none' }, everything, 'none'],
  ])('%s', async (_, options, env, expected) => {
    expect(await proof(options, { env })).toBe(expected);
  });

  it('never mixes keys of the client with a token of the environment', async () => {
    const resolved = await auth(KEYS, { env: { AWS_SESSION_TOKEN: 'env-session' } });
    expect(resolved).toMatchObject({ kind: 'sigv4', credentials: { accessKeyId: 'AKIAOPTION' } });
    expect(resolved.kind === 'sigv4' && resolved.credentials.sessionToken).toBeUndefined();
  });

  it('takes the session token that stands beside the keys', async () => {
    const env = { ...ENV_KEYS, AWS_SESSION_TOKEN: 'env-session' };
    expect(await auth({}, { env })).toMatchObject({ credentials: { sessionToken: 'env-session' }, source: 'environment variables' });
    expect(await auth({ ...KEYS, session_token: 'mine' })).toMatchObject({ credentials: { sessionToken: 'mine' } });
  });

  it('answers at once from options and environment', () => {
    const given = { client: 'Haiku', platform: surroundings as Platform, cache: new CredentialCache(() => 0) };
    expect(resolveAuth(KEYS, { ...given, env: () => undefined })).not.toBeInstanceOf(Promise);
    expect(resolveAuth({}, { ...given, env: (name) => everything[name as keyof typeof everything] })).not.toBeInstanceOf(Promise);
  });

  it('asks a function of code', async () => {
    const credentials = async (): Promise<AwsCredentials> => found('rotated').credentials;
    expect(await proof({ credentials })).toBe('rotated');
  });

  it('asks a client object of code', async () => {
    expect(await proof({ client: { config: { credentials: async () => found('theirs').credentials } } })).toBe('theirs');
    await expect(auth({ client: {} })).rejects.toThrow('it is not a BedrockRuntimeClient');
  });

  it.each<[string, BedrockOptions, Given, string]>([
    ['no files', {}, { local: undefined }, 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (not set)'],
    [
      'half a pair',
      {},
      { local: undefined, env: { AWS_ACCESS_KEY_ID: 'AKIAENV' } },
      'AWS_SECRET_ACCESS_KEY (not set, though AWS_ACCESS_KEY_ID is)',
    ],
    ['no profiles', { profile: 'dev' }, { local: undefined }, 'there are no profiles on this platform'],
    [
      'a failing chain',
      {},
      { local: { ...local, chain: () => Promise.reject(new Error('instance metadata (no answer)')) } },
      'instance metadata (no answer)',
    ],
    ['no token', { auth_scheme: 'bearer' }, {}, 'AWS_BEARER_TOKEN_BEDROCK'],
  ])('names what was tried: %s', async (_, options, given, expected) => {
    const error = await auth(options, given).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BamlClientHttpError);
    expect(error).toMatchObject({ status_code: 2, retryable: false, message: expect.stringContaining(expected) });
    expect((error as Error).message).toMatch(/^client "Haiku": no AWS credentials/);
  });
});

describe('CredentialCache', () => {
  function expiring(expiration: Date | undefined): FoundCredentials {
    return { ...found('x'), credentials: { ...found('x').credentials, ...(expiration === undefined ? {} : { expiration }) } };
  }

  it('shares one look-up among parallel callers', async () => {
    let count = 0;
    const cache = new CredentialCache(() => 0);
    const find = async (): Promise<FoundCredentials> => {
      count++;
      return found('x');
    };
    await Promise.all([cache.get('k', find), cache.get('k', find)]);
    await cache.get('k', find);
    expect(count).toBe(1);
  });

  it('looks again 5 minutes before the end', async () => {
    let now = 0;
    let count = 0;
    const cache = new CredentialCache(() => now);
    const find = async (): Promise<FoundCredentials> => {
      count++;
      return expiring(new Date(3_600_000));
    };
    await cache.get('k', find);
    now = 3_299_999;
    await cache.get('k', find);
    expect(count).toBe(1);
    now = 3_300_000;
    await cache.get('k', find);
    expect(count).toBe(2);
  });

  it('does not remember a failure', async () => {
    const cache = new CredentialCache(() => 0);
    await expect(cache.get('k', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await cache.get('k', async () => found('x'))).toMatchObject({ source: 'x' });
  });
});
