import type { Platform } from '../calls/open-program.ts';
import type { Environment } from '../environment/read-environment.ts';
import type { Destination } from './destination.ts';

/** A slow answer of a service that only tells about an account is worth no longer wait. */
const TIMEOUT_MS = 10_000;
/** A second attempt is needed to learn the service's time. */
const MAX_ATTEMPTS = 2;

interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
}

/** What clients of the AWS SDK need to ask with the credentials of a client of the project, on the same way: through its proxy. */
export interface SdkConfig {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
  readonly token?: { readonly token: string };
  readonly authSchemePreference?: string[];
  readonly maxAttempts: number;
  readonly requestHandler: Record<string, unknown>;
}

/** Where a service is asked. */
export interface SdkPlace {
  readonly region: string;
  /** Undefined: the public one of the region. */
  readonly endpoint: string | undefined;
}

/** The configuration of a client of the AWS SDK, over the platform's own connections. */
export function sdkConfig(platform: Platform, { auth, proxyUrl }: Destination, { region, endpoint }: SdkPlace): SdkConfig {
  return {
    region,
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: { handle: (request: SdkRequest) => send(request, platform, proxyUrl) },
    ...(endpoint !== undefined && { endpoint }),
    ...(auth.kind === 'sigv4' && { credentials: auth.credentials }),
    ...(auth.kind === 'bearer' && { token: { token: auth.token }, authSchemePreference: ['httpBearerAuth'] }),
  };
}

/** The endpoint that the environment names for a service: `STS`, `BEDROCK`. */
export function endpointOf(service: string, environment: Environment): string | undefined {
  return environment[`AWS_ENDPOINT_URL_${service}`] ?? environment.AWS_ENDPOINT_URL;
}

async function send(request: SdkRequest, platform: Platform, proxyUrl: string | undefined): Promise<object> {
  const { method, headers, body } = request;
  const response = await platform.send(
    {
      url: urlOf(request),
      method: method === 'GET' ? 'GET' : 'POST',
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? new TextEncoder().encode(body) : body }),
    },
    { signal: AbortSignal.timeout(TIMEOUT_MS), proxyUrl },
  );
  return { response: { statusCode: response.status, headers: response.headers, body: await response.bytes() } };
}

function urlOf({ protocol, hostname, port, path, query = {} }: SdkRequest): string {
  const url = new URL(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`);
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? (value as readonly string[]) : [String(value)]) url.searchParams.append(name, item);
  }
  return url.href;
}
