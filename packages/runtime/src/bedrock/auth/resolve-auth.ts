import { withDetails } from '../../errors/error-details.ts';
import { BamlClientHttpError } from '../../errors/index.ts';
import type { BedrockOptions } from '../options/bedrock-options.ts';
import type { AwsCredentials, Env, FoundCredentials } from '../platform.ts';
import type { Auth, AuthSurroundings } from './auth.ts';
import { clientConfig } from './client-object.ts';

/**
 * Finds out how to authenticate a request. The first source that applies is used alone: keys of one place never mix with a token of
 * another. Options and environment answer at once; files, roles and metadata services give a promise.
 *
 * @throws BamlClientHttpError with status 2, naming every source that was tried.
 */
export function resolveAuth(options: BedrockOptions, surroundings: AuthSurroundings): Auth | Promise<Auth> {
  switch (options.auth_scheme ?? 'auto') {
    case 'none':
      return { kind: 'none', source: 'auth_scheme' };
    case 'bearer': {
      const auth = optionToken(options) ?? environmentToken(surroundings.env);
      if (auth === undefined) throw missing(surroundings, 'client option api_key, AWS_BEARER_TOKEN_BEDROCK (neither is set)');
      return auth;
    }
    case 'sigv4':
      return fromOptions(options, surroundings) ?? fromSurroundings(surroundings);
    case 'auto':
      // A gateway that is not Bedrock gets what the client has for it, and nothing that is meant for AWS.
      if (options.route === 'converse_like') return optionToken(options) ?? { kind: 'none', source: 'route "converse_like"' };
      return (
        fromOptions(options, surroundings) ?? optionToken(options) ?? environmentToken(surroundings.env) ?? fromSurroundings(surroundings)
      );
  }
}

function optionToken(options: BedrockOptions): Auth | undefined {
  return options.api_key === undefined ? undefined : { kind: 'bearer', token: options.api_key, source: 'client option api_key' };
}

function environmentToken(env: Env): Auth | undefined {
  const token = env('AWS_BEARER_TOKEN_BEDROCK') ?? '';
  return token === '' ? undefined : { kind: 'bearer', token, source: 'AWS_BEARER_TOKEN_BEDROCK' };
}

/** Whatever the client itself says about signing. */
function fromOptions(options: BedrockOptions, surroundings: AuthSurroundings): Auth | Promise<Auth> | undefined {
  if (options.client !== undefined) return fromClientObject(options.client, surroundings);
  if (options.credentials !== undefined) return fromCode(options.credentials, surroundings);
  if (options.role_arn !== undefined) return fromRole(options.role_arn, options, surroundings);
  return optionKeys(options) ?? (options.profile === undefined ? undefined : fromProfile(options.profile, surroundings));
}

function optionKeys(options: BedrockOptions): Auth | undefined {
  const { access_key_id: accessKeyId, secret_access_key: secretAccessKey, session_token: sessionToken } = options;
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined;
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  return { kind: 'sigv4', credentials, source: 'client options' };
}

function environmentKeys(env: Env): Auth | undefined {
  const accessKeyId = env('AWS_ACCESS_KEY_ID') ?? '';
  const secretAccessKey = env('AWS_SECRET_ACCESS_KEY') ?? '';
  if (accessKeyId === '' || secretAccessKey === '') return undefined;
  const token = env('AWS_SESSION_TOKEN') ?? '';
  const credentials = { accessKeyId, secretAccessKey, ...(token === '' ? {} : { sessionToken: token }) };
  return { kind: 'sigv4', credentials, source: 'environment variables' };
}

function fromSurroundings(surroundings: AuthSurroundings): Auth | Promise<Auth> {
  const { cache, env, platform } = surroundings;
  const keys = environmentKeys(env);
  if (keys !== undefined) return keys;
  const local = platform.credentials;
  if (local === undefined) throw missing(surroundings, triedInEnvironment(env));
  const profile = env('AWS_PROFILE') ?? '';
  const find = (): Promise<FoundCredentials> => (profile === '' ? local.chain(env) : local.profile(profile, env));
  return signing(surroundings, cache.get(`surroundings ${localSetup(env)}`, find), `${triedInEnvironment(env)}; `);
}

function triedInEnvironment(env: Env): string {
  const isHalf = (env('AWS_ACCESS_KEY_ID') ?? '') !== '';
  const keys = isHalf
    ? 'AWS_SECRET_ACCESS_KEY (not set, though AWS_ACCESS_KEY_ID is)'
    : 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (not set)';
  return `client options (no keys); AWS_BEARER_TOKEN_BEDROCK (not set); ${keys}`;
}

function fromProfile(name: string, surroundings: AuthSurroundings): Promise<Auth> {
  const { cache, env, platform } = surroundings;
  const local = platform.credentials;
  if (local === undefined) throw missing(surroundings, `profile "${name}" (there are no profiles on this platform)`);
  return signing(
    surroundings,
    cache.get(`profile ${name} ${localSetup(env)}`, () => local.profile(name, env)),
  );
}

/** Variables that decide what local sources give: calls may bring their own environment. */
const LOCAL_SETUP = [
  'AWS_PROFILE',
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
] as const;

function localSetup(env: Env): string {
  return JSON.stringify(LOCAL_SETUP.map((name) => env(name)));
}

/** Keys or profile of the client prove who asks for the role; without them, whoever the surroundings say. */
function fromRole(roleArn: string, options: BedrockOptions, surroundings: AuthSurroundings): Promise<Auth> {
  const asker = async (): Promise<AwsCredentials> => {
    const { profile } = options;
    const auth = await (optionKeys(options) ??
      (profile === undefined ? fromSurroundings(surroundings) : fromProfile(profile, surroundings)));
    if (auth.kind !== 'sigv4') throw missing(surroundings, 'a role cannot be assumed with a bearer token');
    return auth.credentials;
  };
  const identity = [roleArn, options.role_session_name, options.external_id, options.access_key_id, options.profile];
  const find = async (): Promise<FoundCredentials> => {
    const { assumeRole } = await import('./assume-role.ts');
    return assumeRole(roleArn, options, surroundings, asker);
  };
  return signing(surroundings, surroundings.cache.get(`role ${JSON.stringify(identity)}`, find));
}

function fromCode(credentials: NonNullable<BedrockOptions['credentials']>, surroundings: AuthSurroundings): Auth | Promise<Auth> {
  const source = 'credentials given in code';
  if (typeof credentials === 'object') return { kind: 'sigv4', credentials, source };
  const find = async (): Promise<FoundCredentials> => ({ credentials: await credentials(), source });
  return signing(surroundings, surroundings.cache.getFor(credentials, find));
}

/** A `BedrockRuntimeClient` resolves its own credentials. */
function fromClientObject(client: object, surroundings: AuthSurroundings): Promise<Auth> {
  const provider = clientConfig(client)?.credentials;
  if (provider === undefined) throw missing(surroundings, 'the option client (it is not a BedrockRuntimeClient)');
  const find = async (): Promise<FoundCredentials> => ({ credentials: await provider(), source: 'client object given in code' });
  return signing(surroundings, surroundings.cache.getFor(client, find));
}

async function signing(surroundings: AuthSurroundings, found: Promise<FoundCredentials>, tried: string = ''): Promise<Auth> {
  try {
    return { kind: 'sigv4', ...(await found), isRefreshable: true };
  } catch (error) {
    if (error instanceof BamlClientHttpError) throw error;
    const problem = missing(surroundings, `${tried}${error instanceof Error ? error.message : String(error)}`, error);
    if (!isAccessDenied(error)) throw problem;
    const { assumeRoleHelp } = await import('../failure/advice.ts');
    throw withDetails(problem, { advice: 'assume_role', help: assumeRoleHelp(problem.message) });
  }
}

/** Only assuming a role is refused while credentials are looked for. */
function isAccessDenied(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 8) return false;
  return error.name.startsWith('AccessDenied') || isAccessDenied(error.cause, depth + 1);
}

function missing(surroundings: AuthSurroundings, tried: string, cause?: unknown): BamlClientHttpError {
  return new BamlClientHttpError({
    message: `client "${surroundings.client}": no AWS credentials. Tried: ${tried}`,
    client_name: surroundings.client,
    status_code: 2,
    advice: 'credentials_missing',
    help: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, sign in to a profile (aws sso login), or name credentials in the client; `outcrop local` needs no account.',
    cause,
  });
}
