import type { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import type { Auth } from '../auth/auth.ts';
import type { Connection, Destination } from '../connection.ts';
import type { SdkRequestHandler } from '../platform.ts';

export type Sdk = typeof import('@aws-sdk/client-bedrock-runtime');

/** Clients are kept for the destinations of late. Credentials that are refreshed leave old ones behind. */
const MAX_CLIENTS = 16;

/** Gives the SDK's client for a destination: the one given in code, the one made before, or a new one. All share their connections. */
export async function sdkClient(sdk: Sdk, connection: Connection, destination: Destination): Promise<BedrockRuntimeClient> {
  const { options, shared } = connection;
  if (options.client !== undefined) return options.client as BedrockRuntimeClient;
  const connectTimeoutMs = options.http?.connect_timeout_ms ?? 0;
  const owner = options.sdk_config ?? shared;
  const clients = shared.sdkClients.get(owner) ?? new Map<string, object>();
  shared.sdkClients.set(owner, clients);
  const { region, endpoint, auth } = destination;
  const key = JSON.stringify([region, endpoint, auth, connectTimeoutMs, options.retry_mode]);
  const known = clients.get(key);
  if (known !== undefined) return known as BedrockRuntimeClient;
  const handler = await shared.platform.sdkRequestHandler?.(connectTimeoutMs);
  const client = makeClient(sdk, connection, destination, handler);
  const [oldest] = clients.keys();
  if (clients.size >= MAX_CLIENTS && oldest !== undefined) clients.delete(oldest);
  clients.set(key, client);
  return client;
}

function makeClient(
  sdk: Sdk,
  { options }: Connection,
  { region, endpoint, auth }: Destination,
  requestHandler: SdkRequestHandler | undefined,
): BedrockRuntimeClient {
  return new sdk.BedrockRuntimeClient({
    region,
    endpoint,
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    maxAttempts: 1,
    ...authConfig(auth),
    ...(options.retry_mode === undefined ? {} : { retryMode: options.retry_mode }),
    ...(requestHandler === undefined ? {} : { requestHandler: requestHandler as SdkRequestHandler & { handle: never } }),
    ...options.sdk_config,
  });
}

/** Wire: a bearer token in the environment beats credentials given in code, and the other way round, unless the scheme is named. */
function authConfig(auth: Auth): object {
  switch (auth.kind) {
    case 'sigv4':
      return { credentials: auth.credentials, authSchemePreference: ['sigv4'] };
    case 'bearer':
      return { token: { token: auth.token }, authSchemePreference: ['httpBearerAuth'] };
    case 'none':
      throw new Error('unsigned requests do not go through the SDK');
  }
}
