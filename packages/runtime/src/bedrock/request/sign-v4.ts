import { SignatureV4 } from '@smithy/signature-v4';
import type { AwsCredentials, ChecksumConstructor, HttpRequest } from '../platform.ts';

export interface SigningOptions {
  readonly credentials: AwsCredentials;
  readonly region: string;
  /** Signing name: `bedrock` for every Bedrock host. */
  readonly service: string;
  /** The service's idea of the time. */
  readonly date: Date;
  readonly sha256: ChecksumConstructor;
  /** Lower-case hex, when the caller has hashed the body already. Only with `checksumHeader`. */
  readonly bodyHash?: string | undefined;
  /** Sends the body's hash as `x-amz-content-sha256`: asked for by S3, optional for Bedrock. */
  readonly checksumHeader: boolean;
}

/** Intermediaries rewrite it, so it is sent but not signed. */
const UNSIGNABLE: Set<string> = new Set(['accept']);

/**
 * Signs a request with AWS Signature Version 4.
 *
 * @returns the headers to send: the given ones, `x-amz-date`, `authorization`, and what the options ask for. `host` is signed with the URL's
 * value and left out, because every HTTP client sets it.
 */
export async function signV4(request: HttpRequest, options: SigningOptions): Promise<Record<string, string>> {
  const { credentials, region, service, date, sha256, bodyHash, checksumHeader } = options;
  const url = new URL(request.url);
  const signer = new SignatureV4({
    service,
    region,
    credentials,
    sha256,
    applyChecksum: checksumHeader,
    // Wire: only S3 takes the path as it is; all other services encode it once more in the canonical request.
    uriEscapePath: service !== 's3',
  });
  const hash: Record<string, string> = bodyHash === undefined ? {} : { 'x-amz-content-sha256': bodyHash };
  const signed = await signer.sign(
    {
      method: request.method,
      protocol: url.protocol,
      hostname: url.hostname,
      ...(url.port === '' ? {} : { port: Number(url.port) }),
      path: url.pathname,
      query: queryOf(url),
      headers: { ...request.headers, ...hash, host: url.host },
      body: request.body,
    },
    { signingDate: date, unsignableHeaders: UNSIGNABLE },
  );
  const { host: _, ...headers } = signed.headers;
  return headers;
}

function queryOf(url: URL): Record<string, string[]> {
  const query: Record<string, string[]> = {};
  for (const name of new Set(url.searchParams.keys())) query[name] = url.searchParams.getAll(name);
  return query;
}
