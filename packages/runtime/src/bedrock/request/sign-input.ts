import { randomId } from '../../observability/index.ts';
import type { Connection, Destination } from '../connection.ts';
import type { ConverseInput } from '../converse/converse-wire.ts';
import type { BedrockOptions } from '../options/bedrock-options.ts';
import type { HttpRequest } from '../platform.ts';
import { authorize, httpRequest } from './http-request.ts';
import { maskHeaders } from './mask-headers.ts';
import { type ClientDetails, SignedRequest } from './signed-request.ts';

/** The service accepts a signature for this long. */
const LIFETIME_MS = 5 * 60_000;

/** Builds the modular request: the same bytes that a call of the client sends. */
export async function signInput(connection: Connection, input: ConverseInput): Promise<SignedRequest> {
  const destination = await connection.destination();
  const unsigned = httpRequest(connection, destination, input);
  return signAgain(connection, destination, unsigned);
}

async function signAgain(
  connection: Connection,
  destination: Destination,
  unsigned: HttpRequest & { readonly body: Uint8Array },
): Promise<SignedRequest> {
  const date = connection.shared.date();
  const { url, method, headers } = await authorize(connection, destination, unsigned);
  return new SignedRequest({
    id: randomId('breq_'),
    url,
    method,
    headers,
    bytes: unsigned.body,
    details: clientDetails(connection, destination),
    expiresAt: destination.auth.kind === 'sigv4' ? new Date(date.getTime() + LIFETIME_MS) : undefined,
    resign: async () => signAgain(connection, await connection.destination(), unsigned),
  });
}

const SECRET_OPTIONS: ReadonlySet<string> = new Set([
  'access_key_id',
  'secret_access_key',
  'session_token',
  'api_key',
  'external_id',
  'web_identity_token',
  'proxy_url',
  'credentials',
  'client',
  'sdk_config',
  'intercept',
] satisfies (keyof BedrockOptions)[]);

function clientDetails({ client, options }: Connection, { auth, region }: Destination): ClientDetails {
  const open = Object.entries(options).filter(([name]) => !SECRET_OPTIONS.has(name));
  const headers = options.headers === undefined ? {} : { headers: maskHeaders(options.headers) };
  return {
    name: client,
    provider: 'aws-bedrock',
    options: { region, ...Object.fromEntries(open), ...headers },
    auth: { kind: auth.kind, source: auth.source },
  };
}
