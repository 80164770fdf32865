import type { Intercept } from '../transport/intercept.ts';
import { overlayOptions } from './overlay-options.ts';
import type { RawOptions } from './resolve-options.ts';

/** Requests that are not sent have an address all the same: nobody can ever own it. */
const NOWHERE = 'http://recording.invalid';

/** Where models are, as far as requests that are not sent are concerned, when the client does not say it itself. */
const ANY_REGION = 'us-east-1';

/** Gives the options of a client whose requests go through an object, which may be the one that sends them or not. */
export function interceptedOptions(options: RawOptions, intercept: Intercept | undefined): RawOptions {
  if (intercept === undefined) return options;
  return overlayOptions(options, { ...(intercept.isOffline && offlineOptions(options)), intercept });
}

/**
 * What is laid over the options of a client whose requests are not sent: nothing about credentials, and nothing that would have to be
 * looked up in the environment or in files first.
 */
function offlineOptions({ region }: RawOptions): RawOptions {
  return {
    auth_scheme: 'none',
    endpoint_url: NOWHERE,
    region: typeof region === 'string' ? region : ANY_REGION,
    ...NO_CREDENTIALS,
    use_fips: null,
    use_dualstack: null,
    proxy_url: null,
    headers: null,
    sdk_config: null,
  };
}

const NO_CREDENTIALS = {
  access_key_id: null,
  secret_access_key: null,
  session_token: null,
  profile: null,
  api_key: null,
  role_arn: null,
  role_session_name: null,
  external_id: null,
  role_duration_seconds: null,
  web_identity_token: null,
  web_identity_token_file: null,
  sts_endpoint_url: null,
  sts_region: null,
  credentials: null,
  client: null,
};
