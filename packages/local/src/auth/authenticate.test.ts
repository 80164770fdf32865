import { Sha256 } from '@aws-crypto/sha256-js';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../protocol/aws-error.ts';
import type { WireRequest } from '../server/wire.ts';
import { authenticate } from './authenticate.ts';
import { createCredentialStore, DEFAULT_API_KEY, DEFAULT_CREDENTIALS, type LocalCredentials } from './credential-store.ts';

const NOW = Date.UTC(2026, 10, 21, 6, 20, 52);
const TEMPORARY: LocalCredentials = { accessKeyId: 'ASIATEMP', secretAccessKey: 'secret', sessionToken: 'token' };
const EXPIRED: LocalCredentials = { ...TEMPORARY, accessKeyId: 'ASIAOLD', expires: new Date(NOW - 1) };
const store = createCredentialStore([DEFAULT_CREDENTIALS, TEMPORARY, EXPIRED], [DEFAULT_API_KEY]);

interface Signing {
  readonly target?: string;
  readonly credentials?: LocalCredentials;
  readonly region?: string;
  readonly service?: string;
  readonly time?: number;
  readonly hostHeader?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function sign(options: Signing = {}): Promise<WireRequest> {
  const { target = '/model/anthropic.claude-v2%3A1/converse', hostHeader = 'host', service = 'bedrock' } = options;
  const [path = '', query = ''] = target.split('?');
  const signer = new SignatureV4({
    service,
    region: options.region ?? 'us-east-1',
    credentials: options.credentials ?? DEFAULT_CREDENTIALS,
    sha256: Sha256,
    uriEscapePath: service !== 's3',
  });
  const request = {
    method: 'POST',
    protocol: 'http:',
    hostname: 'localhost',
    path,
    query: Object.fromEntries(new URLSearchParams(query)),
    headers: { [hostHeader]: 'localhost:4444', 'content-type': 'application/json', ...options.headers },
    body: '{"messages":[]}',
  };
  const { headers } = await signer.sign(request, { signingDate: new Date(options.time ?? NOW) });
  return wire(target, headers, request.body);
}

function wire(target: string, headers: Readonly<Record<string, string>>, body: string): WireRequest {
  const signal = new AbortController().signal;
  return { method: 'POST', target, headers, body: Buffer.from(body), httpVersion: '1.1', isLoopback: true, signal };
}

const clock = { now: () => NOW, sleep: () => Promise.resolve() };
const verify = (request: WireRequest, rules: { readonly service?: string; readonly region?: string } = {}) =>
  authenticate(request, { store, clock, service: 'bedrock', ...rules });
const without = (request: WireRequest, name: string): WireRequest => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers).filter(([header]) => header !== name)),
});
const withHeader = (request: WireRequest, name: string, value: string): WireRequest => ({
  ...request,
  headers: { ...request.headers, [name]: value },
});

describe('a genuine signature', () => {
  it.each<[string, Signing]>([
    ['of a plain model id', {}],
    ['of an ARN', { target: '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Aprovisioned-model%2Fab12/converse' }],
    ['of an id with every awkward character', { target: '/model/a%21%27%28%29%2A~%2B%C3%A9%20b/converse' }],
    ['of an id with dots', { target: '/model/a%2F..%2Fb/converse' }],
    ['of a path with an empty segment', { target: '//model/m/converse' }],
    ['of a query', { target: '/model-invocation-jobs?maxResults=10&nameContains=a%20b' }],
    ['over HTTP/2, which signs :authority', { hostHeader: ':authority' }],
    ['with a session token', { credentials: TEMPORARY }],
    ['from another region', { region: 'eu-central-1' }],
    ['over a header with inner blanks', { headers: { 'x-team': '  a   b ' } }],
    ['four minutes old', { time: NOW - 240_000 }],
    ['four minutes early', { time: NOW + 240_000 }],
  ])('%s is accepted', async (_name, options) => {
    await expect(verify(await sign(options))).resolves.toBeUndefined();
  });

  it('of S3 encodes the path once', async () => {
    const request = await sign({ service: 's3', target: '/s3/bucket/a%20b' });
    await expect(verify(request, { service: 's3' })).resolves.toBeUndefined();
  });

  it('is accepted without a content hash', async () => {
    // Signed by hand over host and date only, as some gateways do.
    const headers = {
      host: 'bedrock-runtime.us-east-1.amazonaws.com',
      'content-type': 'application/json',
      'x-amz-date': '20261121T062052Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261121/us-east-1/bedrock/aws4_request, SignedHeaders=content-type;host;x-amz-date, ' +
        'Signature=0c10fd2e41d49f5c512a6f4703373a0385f5e9422c052e5cb37e018dd9062564',
    };
    const body = '{"messages":[{"role":"user","content":[{"text":"hi"}]}]}';
    await expect(verify(wire('/model/us.amazon.nova-pro-v1%3A0/converse', headers, body))).resolves.toBeUndefined();
  });
});

describe('a changed request', () => {
  it('is refused for every bit of its body', async () => {
    const request = await sign();
    for (let bit = 0; bit < request.body.length * 8; bit += 1) {
      const body = Uint8Array.from(request.body);
      body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(verify({ ...request, body })).rejects.toMatchObject({ name: 'InvalidSignatureException', status: 403 });
    }
  });

  it('is refused for any bit of its path, its headers or its signature', async () => {
    const request = await sign({ credentials: TEMPORARY });
    const places = ['target', ...Object.keys(request.headers)];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.nat(), fc.nat({ max: 6 }), async (place, position, bit) => {
        const text = place === 'target' ? request.target : (request.headers[place] ?? '');
        const changed = flipBit(text, position % text.length, bit);
        const tampered = place === 'target' ? { ...request, target: changed } : withHeader(request, place, changed);
        await expect(verify(tampered)).rejects.toBeInstanceOf(AwsError);
      }),
      { numRuns: 300 },
    );
  });

  it('of another method is refused', async () => {
    await expect(verify({ ...(await sign()), method: 'PUT' })).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('shows the canonical request to whoever debugs a signer', async () => {
    const error = await verify({ ...(await sign()), method: 'PUT' }).catch((reason: AwsError) => reason);
    const canonical = Buffer.from(error?.details.headers?.['x-outcrop-canonical-request'] ?? '', 'base64').toString();
    expect(canonical).toMatch(
      /^PUT\n\/model\/anthropic\.claude-v2%253A1\/converse\n\ncontent-type:application\/json\nhost:localhost:4444\n/,
    );
  });
});

/** Flips a bit; a letter may only change its case where case does not matter, so such flips become another letter. */
function flipBit(text: string, index: number, bit: number): string {
  const flipped = String.fromCharCode(text.charCodeAt(index) ^ (1 << bit));
  const isSameToReaders = flipped.toLowerCase() === text[index]?.toLowerCase() || /\s/.test(flipped) || /\s/.test(text[index] ?? '');
  return `${text.slice(0, index)}${isSameToReaders ? '#' : flipped}${text.slice(index + 1)}`;
}

describe('a request that is refused', () => {
  const request = () => sign();
  it.each<[string, () => Promise<WireRequest>, string, number, RegExp]>([
    ['has no authorization', async () => without(await request(), 'authorization'), 'MissingAuthenticationTokenException', 403, /Missing/],
    [
      'has half an authorization',
      async () => withHeader(await request(), 'authorization', 'AWS4-HMAC-SHA256 Credential=a/b'),
      'IncompleteSignatureException',
      400,
      /Credential/,
    ],
    [
      'has another scheme',
      async () => withHeader(await request(), 'authorization', 'Basic YTpi'),
      'IncompleteSignatureException',
      400,
      /Credential/,
    ],
    ['has no date', async () => without(await request(), 'x-amz-date'), 'IncompleteSignatureException', 400, /X-Amz-Date/],
    [
      'comes from an unknown key',
      () => sign({ credentials: { accessKeyId: 'AKIDNOBODY', secretAccessKey: 'x' } }),
      'UnrecognizedClientException',
      403,
      /security token included in the request is invalid/,
    ],
    [
      'is signed with a wrong secret',
      () => sign({ credentials: { ...DEFAULT_CREDENTIALS, secretAccessKey: 'x' } }),
      'InvalidSignatureException',
      403,
      /does not match the signature you provided/,
    ],
    [
      'is scoped to another service',
      () => sign({ service: 's3' }),
      'InvalidSignatureException',
      403,
      /Credential should be scoped to correct service: 'bedrock'/,
    ],
    [
      'is scoped to no region',
      () => sign({ region: 'US EAST' }),
      'InvalidSignatureException',
      403,
      /Credential should be scoped to a valid region/,
    ],
    [
      'is scoped to another day',
      async () => withHeader(await request(), 'x-amz-date', '20261120T062052Z'),
      'InvalidSignatureException',
      403,
      /Credential should be scoped to the date.*'20261121' != '20261120'/,
    ],
    [
      'is six minutes old',
      () => sign({ time: NOW - 360_000 }),
      'InvalidSignatureException',
      403,
      /^Signature expired: 20261121T061452Z is now earlier than 20261121T061552Z \(20261121T062052Z - 5 min\.\)$/,
    ],
    [
      'is six minutes early',
      () => sign({ time: NOW + 360_000 }),
      'InvalidSignatureException',
      403,
      /^Signature not yet current: 20261121T062652Z is still later than 20261121T062552Z/,
    ],
    [
      'has an unsigned host',
      () => sign({ hostHeader: 'user-agent' }),
      'InvalidSignatureException',
      403,
      /'Host' or ':authority' must be a 'SignedHeader'/,
    ],
    [
      'has a session token nobody signed',
      async () => withHeader(await request(), 'x-amz-security-token', 't'),
      'InvalidSignatureException',
      403,
      /'x-amz-security-token' must be a 'SignedHeader'/,
    ],
    [
      'lacks its session token',
      () => sign({ credentials: { accessKeyId: 'ASIATEMP', secretAccessKey: 'secret' } }),
      'UnrecognizedClientException',
      403,
      /invalid/,
    ],
    [
      'has another session token',
      () => sign({ credentials: { ...TEMPORARY, sessionToken: 'other' } }),
      'UnrecognizedClientException',
      403,
      /invalid/,
    ],
    ['uses an expired session', () => sign({ credentials: EXPIRED }), 'ExpiredTokenException', 403, /expired/],
  ])('%s', async (_name, make, name, status, message) => {
    await expect(verify(await make())).rejects.toMatchObject({ name, status, message: expect.stringMatching(message) });
  });

  it('names the region that is expected', async () => {
    await expect(verify(await sign(), { region: 'eu-west-1' })).rejects.toMatchObject({ message: expect.stringMatching(/region/) });
  });
});

describe('an API key', () => {
  it.each([
    [`Bearer ${DEFAULT_API_KEY}`, true],
    [`bearer ${DEFAULT_API_KEY}`, true],
    ['Bearer wrong', false],
    [`Bearer ${DEFAULT_API_KEY}x`, false],
  ])('%s', async (authorization, isAccepted) => {
    const verdict = verify(wire('/model/m/converse', { authorization }, ''));
    if (isAccepted) await expect(verdict).resolves.toBeUndefined();
    else await expect(verdict).rejects.toMatchObject({ name: 'AccessDeniedException', status: 403, message: /API Key/ });
  });
});
