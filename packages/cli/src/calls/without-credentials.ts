import { nodePlatform } from 'outcrop/node';
import type { Platform } from './open-program.ts';

/** Takes away everything that a client says about its credentials: its requests are not sent to the service. */
export const WITHOUT_CREDENTIALS: Readonly<Record<string, unknown>> = {
  auth_scheme: 'sigv4',
  api_key: null,
  access_key_id: null,
  secret_access_key: null,
  session_token: null,
  role_arn: null,
  web_identity_token: null,
  web_identity_token_file: null,
};

/** Region of requests that are not sent, where none is set. */
export const PLACEHOLDER_REGION = 'us-east-1';

/** The platform of requests that are not sent: signatures are made with worthless keys. */
export function platformWithoutCredentials(): Platform {
  const platform = nodePlatform();
  const { credentials } = platform;
  if (credentials === undefined) return platform;
  const found = { credentials: { accessKeyId: 'none', secretAccessKey: 'none' }, source: 'nowhere' };
  return { ...platform, credentials: { ...credentials, profile: async () => found, chain: async () => found } };
}
