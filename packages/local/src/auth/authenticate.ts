import { timingSafeEqual } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { WireRequest } from '../server/wire.ts';
import type { CredentialStore, LocalCredentials } from './credential-store.ts';
import { canonicalRequest, computeSignature, parseAuthorization, type SignatureClaim, sha256Hex } from './signature.ts';

const TOLERANCE_MS = 5 * 60_000;
const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';
const SIGNATURE_DIFFERS =
  'The request signature we calculated does not match the signature you provided. ' +
  'Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';

/** What is accepted. */
export interface AuthenticationRules {
  readonly store: CredentialStore;
  readonly clock: Clock;
  /** The service name expected in the credential scope. */
  readonly service: string;
  /** The region expected in the credential scope; any if undefined. */
  readonly region?: string | undefined;
}

/** Verifies the bearer token or the SigV4 signature of a request. Throws the {@link AwsError} that the service would answer with. */
export async function authenticate(request: WireRequest, rules: AuthenticationRules): Promise<void> {
  const authorization = request.headers.authorization;
  if (!authorization) throw new AwsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(authorization)?.[1];
  if (bearer !== undefined) {
    checkApiKey(bearer, rules.store.apiKeys);
    return;
  }
  const claim = parseAuthorization(authorization);
  if (!claim) {
    throw new AwsError(
      'IncompleteSignatureException',
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. " +
        "Authorization header requires 'SignedHeaders' parameter.",
    );
  }
  const credentials = rules.store.find(claim.accessKeyId);
  if (!credentials) throw unrecognized();
  checkScope(claim, rules);
  const time = checkTime(claim, request, rules.clock.now());
  checkSignedHeaders(claim, request);
  await checkSignature(claim, request, time, credentials);
  checkSessionToken(request, credentials, rules.clock.now());
}

function checkApiKey(key: string, accepted: readonly string[]): void {
  if (accepted.some((candidate) => isSame(candidate, key))) return;
  throw new AwsError('AccessDeniedException', 'Authentication failed: Please make sure your API Key is valid.');
}

function checkScope(claim: SignatureClaim, rules: AuthenticationRules): void {
  if (claim.service !== rules.service) throw invalid(`Credential should be scoped to correct service: '${rules.service}'.`);
  const isRegionKnown = rules.region === undefined ? /^[a-z0-9-]{1,64}$/.test(claim.region) : claim.region === rules.region;
  if (!isRegionKnown) throw invalid(`Credential should be scoped to a valid region, not '${claim.region}'.`);
}

/** Checks the time of signing and gives it as written. */
function checkTime(claim: SignatureClaim, request: WireRequest, now: number): string {
  const time = request.headers['x-amz-date'] ?? '';
  const signedAt = parseTime(time);
  if (signedAt === undefined) {
    throw new AwsError(
      'IncompleteSignatureException',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  if (!time.startsWith(claim.date)) {
    throw invalid(
      'Credential should be scoped to the date of the request. Date in Credential scope does not match YYYYMMDD from ISO-8601 ' +
        `version of date from HTTP: '${claim.date}' != '${time.slice(0, 8)}', from '${time}'.`,
    );
  }
  if (signedAt < now - TOLERANCE_MS) {
    throw invalid(`Signature expired: ${time} is now earlier than ${formatTime(now - TOLERANCE_MS)} (${formatTime(now)} - 5 min.)`);
  }
  if (signedAt > now + TOLERANCE_MS) {
    throw invalid(`Signature not yet current: ${time} is still later than ${formatTime(now + TOLERANCE_MS)} (${formatTime(now)} + 5 min.)`);
  }
  return time;
}

function checkSignedHeaders(claim: SignatureClaim, request: WireRequest): void {
  const isSigned = (name: string) => claim.signedHeaders.includes(name);
  // Wire: on HTTP/2 the SDK signs `:authority` in place of `host`.
  if (!isSigned('host') && !isSigned(':authority')) {
    throw invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
  }
  for (const name of ['x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256']) {
    if (request.headers[name] !== undefined && !isSigned(name)) {
      throw invalid(`'${name}' must be a 'SignedHeader' in the AWS Authorization.`);
    }
  }
}

async function checkSignature(claim: SignatureClaim, request: WireRequest, time: string, credentials: LocalCredentials): Promise<void> {
  const declaredHash = request.headers['x-amz-content-sha256'];
  const bodyHash = declaredHash === UNSIGNED_PAYLOAD && claim.service === 's3' ? UNSIGNED_PAYLOAD : sha256Hex(request.body);
  const canonical = canonicalRequest(request, claim, bodyHash);
  const expected = await computeSignature(canonical, claim, time, credentials);
  const isGenuine = isSame(expected, claim.signature) && (declaredHash === undefined || declaredHash === bodyHash);
  if (isGenuine) return;
  // A help for whoever debugs a signer; the real service puts the text into the message for some signatures only.
  const headers = { 'x-outcrop-canonical-request': Buffer.from(canonical).toString('base64') };
  throw new AwsError('InvalidSignatureException', SIGNATURE_DIFFERS, { headers });
}

function checkSessionToken(request: WireRequest, credentials: LocalCredentials, now: number): void {
  const token = request.headers['x-amz-security-token'];
  if (credentials.sessionToken !== undefined && (token === undefined || !isSame(credentials.sessionToken, token))) throw unrecognized();
  if (credentials.expires && credentials.expires.getTime() <= now) {
    throw new AwsError('ExpiredTokenException', 'The security token included in the request is expired');
  }
}

function unrecognized(): AwsError {
  return new AwsError('UnrecognizedClientException', 'The security token included in the request is invalid.');
}

function invalid(message: string): AwsError {
  return new AwsError('InvalidSignatureException', message);
}

function isSame(expected: string, given: string): boolean {
  const expectedBytes = Buffer.from(expected);
  const givenBytes = Buffer.from(given);
  return expectedBytes.length === givenBytes.length && timingSafeEqual(expectedBytes, givenBytes);
}

function parseTime(text: string): number | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

function formatTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
