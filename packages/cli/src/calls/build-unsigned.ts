import type { SignedRequest } from 'outcrop';
import { memberOf, openEngine, openProgram } from './open-program.ts';
import type { PreparedCall } from './prepare-call.ts';
import { PLACEHOLDER_REGION, platformWithoutCredentials, WITHOUT_CREDENTIALS } from './without-credentials.ts';

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
  const program = openProgram(call.program, openEngine(platformWithoutCredentials()));
  return requestOf(call, program, stream)(...call.args, { env: call.environment, client, bedrock });
}

function requestOf(
  { function: { name } }: PreparedCall,
  program: ReturnType<typeof openProgram>,
  stream: boolean | undefined,
): ReturnType<typeof openProgram>['request'][string] {
  return memberOf(stream === true ? program.streamRequest : program.request, name);
}
