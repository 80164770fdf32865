import type { AwsCredentials, Env, Platform } from '../platform.ts';
import type { CredentialCache } from './credential-cache.ts';

/** How one request proves who sends it. `source` names the place in words, never the secret. */
export type Auth =
  | {
      readonly kind: 'sigv4';
      readonly credentials: AwsCredentials;
      readonly source: string;
      /** Looking the credentials up again may give others. */
      readonly isRefreshable?: true;
    }
  | { readonly kind: 'bearer'; readonly token: string; readonly source: string }
  | { readonly kind: 'none'; readonly source: string };

/** What resolving needs besides the options. */
export interface AuthSurroundings {
  readonly client: string;
  readonly env: Env;
  readonly platform: Platform;
  readonly cache: CredentialCache;
}
