import type { SignedRequest } from 'outcrop';
import { nodePlatform } from 'outcrop/node';
import { memberOf, openProgram, type Platform } from './open-program.ts';
import type { PreparedCall } from './prepare-call.ts';

/** Takes away everything that a client says about its credentials: the request is looked at, not sent. */
const WITHOUT_CREDENTIALS = {
  auth_scheme: 'sigv4',
  api_key: null,
  access_key_id: null,
  secret_access_key: null,
  session_token: null,
  role_arn: null,
  web_identity_token: null,
  web_identity_token_file: null,
} as const;

/** Region of a request that is only looked at, where none is set. */
const PLACEHOLDER_REGION = 'us-east-1';

export interface BuildOptions {
  readonly client?: string | undefined;
  readonly stream?: boolean | undefined;
}

/** Builds the request of a call without credentials. Its signature is worthless. */
export async function buildUnsigned(call: PreparedCall, options: BuildOptions): Promise<SignedRequest> {
  try {
    return await build(call, options, WITHOUT_CREDENTIALS);
  } catch {
    // The region may be all that was missing; any other failure comes again.
    return build(call, options, { ...WITHOUT_CREDENTIALS, region: PLACEHOLDER_REGION });
  }
}

/** Builds the request of a call, signed as it would be sent. */
export function buildSigned(call: PreparedCall, { client, stream }: BuildOptions): Promise<SignedRequest> {
  return requestOf(call, openProgram(call.program), stream)(...call.args, { env: call.environment, client });
}

function build(call: PreparedCall, { client, stream }: BuildOptions, bedrock: Readonly<Record<string, unknown>>): Promise<SignedRequest> {
  const program = openProgram(call.program, platformWithoutCredentials());
  return requestOf(call, program, stream)(...call.args, { env: call.environment, client, bedrock });
}

function requestOf(
  { function: { name } }: PreparedCall,
  program: ReturnType<typeof openProgram>,
  stream: boolean | undefined,
): ReturnType<typeof openProgram>['request'][string] {
  return memberOf(stream === true ? program.streamRequest : program.request, name);
}

function platformWithoutCredentials(): Platform {
  const platform = nodePlatform();
  const found = { credentials: { accessKeyId: 'none', secretAccessKey: 'none' }, source: 'preview' };
  const { credentials } = platform;
  if (credentials === undefined) return platform;
  return { ...platform, credentials: { ...credentials, profile: async () => found, chain: async () => found } };
}
