import type { BedrockOptions } from '../options/bedrock-options.ts';
import type { AwsCredentials, FoundCredentials } from '../platform.ts';
import type { AuthSurroundings } from './auth.ts';

/** Asks the security token service for the credentials of a role: by web identity when the options hold a token, else signed as `asker`. */
export async function assumeRole(
  roleArn: string,
  options: BedrockOptions,
  surroundings: AuthSurroundings,
  asker: () => Promise<AwsCredentials>,
): Promise<FoundCredentials> {
  const { fromTemporaryCredentials, fromWebToken } = await import('@aws-sdk/credential-providers');
  const { env, platform } = surroundings;
  const sessionName = `outcrop-${platform.now()}`;
  const clientConfig = stsConfig(options, surroundings);
  const duration = options.role_duration_seconds;
  const token = await webIdentityToken(options, surroundings);
  const source = `role ${roleArn}`;
  if (token !== undefined) {
    const provide = fromWebToken({
      roleArn,
      roleSessionName: options.role_session_name ?? env('AWS_ROLE_SESSION_NAME') ?? sessionName,
      webIdentityToken: token,
      ...(duration === undefined ? {} : { durationSeconds: duration }),
      clientConfig,
    });
    return { credentials: await provide(), source };
  }
  const provide = fromTemporaryCredentials({
    masterCredentials: asker,
    params: {
      RoleArn: roleArn,
      RoleSessionName: options.role_session_name ?? sessionName,
      ...(duration === undefined ? {} : { DurationSeconds: duration }),
      ...(options.external_id === undefined ? {} : { ExternalId: options.external_id }),
    },
    clientConfig,
  });
  return { credentials: await provide(), source };
}

async function webIdentityToken(options: BedrockOptions, { platform }: AuthSurroundings): Promise<string | undefined> {
  if (options.web_identity_token !== undefined) return options.web_identity_token;
  if (options.web_identity_token_file === undefined) return undefined;
  if (platform.credentials === undefined) throw new Error('web_identity_token_file (there are no files on this platform)');
  return platform.credentials.readToken(options.web_identity_token_file);
}

function stsConfig(options: BedrockOptions, { env }: AuthSurroundings): { readonly region: string; readonly endpoint?: string } {
  const region = options.sts_region ?? options.region ?? env('AWS_REGION') ?? env('AWS_DEFAULT_REGION') ?? 'us-east-1';
  const endpoint = options.sts_endpoint_url ?? env('AWS_ENDPOINT_URL_STS');
  return endpoint === undefined ? { region } : { region, endpoint };
}
