import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { connect as connectTcp, isIP } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { describeError } from '../aws/describe-error.ts';
import { type Destination, isWebAddress } from '../aws/destination.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './patient.ts';

const TIMEOUT_MS = 10_000;

/** Errors of connecting by code, and what helps. */
const ADVICE: readonly (readonly [code: RegExp, advice: string])[] = [
  [
    /^(ENOTFOUND|EAI_AGAIN|ENODATA)$/,
    'The name of the host does not resolve. Check region and endpoint_url; inside a VPC check its DNS settings; behind a proxy set HTTPS_PROXY.',
  ],
  [/^ECONNREFUSED$/, 'Nothing listens there. Check endpoint_url; `outcrop local` starts an endpoint for tests.'],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/,
    'The certificate is not trusted. Behind a proxy that opens TLS, give its root certificate to Node: NODE_EXTRA_CA_CERTS=/path/to/root.pem.',
  ],
  [
    /SSL|EPROTO|ECONNRESET/,
    'The host breaks off, or does not speak TLS. Check endpoint_url (is it meant to begin with http://?), firewall and proxy.',
  ],
  [
    /^(ETIMEDOUT|TimeoutError|ABORT_ERR|EHOSTUNREACH|ENETUNREACH)$/,
    'The host cannot be reached. Check firewall, security group, routes and VPC endpoint; behind a proxy set HTTPS_PROXY.',
  ],
];

/** Goes to the endpoint step by step: name, connection, TLS, HTTP. Behind a proxy only the last step is ours. */
export async function examineEndpoint({ engine }: Patient, { endpoint, proxyUrl }: Destination): Promise<Finding> {
  if (!isWebAddress(endpoint)) {
    return {
      name: 'endpoint',
      status: 'failed',
      detail: `${endpoint} is not a URL`,
      advice: 'Write it in full, such as http://127.0.0.1:4444.',
    };
  }
  const start = performance.now();
  try {
    const way = proxyUrl === undefined ? await reach(new URL(endpoint)) : ['through the proxy'];
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { status, bytes } = await engine.platform.send({ url: `${endpoint}/`, method: 'GET', headers: {} }, { signal, proxyUrl });
    // An answer that nobody reads keeps its connection, and that the process.
    await bytes();
    const detail = [...way, `HTTP ${status}`, `${Math.round(performance.now() - start)} ms`].join(', ');
    return { name: 'endpoint', status: 'ok', detail: `${endpoint} (${detail})` };
  } catch (error) {
    const advice =
      proxyUrl === undefined ? adviceFor(error) : 'The proxy does not lead there. Check it, HTTPS_PROXY and the option proxy_url.';
    return { name: 'endpoint', status: 'failed', detail: `${endpoint}: ${describeError(error)}`, advice };
  }
}

function adviceFor(error: unknown): string {
  const code = error instanceof Error ? String((error as NodeJS.ErrnoException).code ?? error.name) : '';
  return ADVICE.find(([pattern]) => pattern.test(code))?.[1] ?? 'Check endpoint_url, firewall and proxy.';
}

/** Resolves the host and connects to it. Gives its address, and the version of TLS. */
async function reach({ protocol, hostname, port }: URL): Promise<readonly string[]> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const { address } = await lookup(host);
  const isSecure = protocol === 'https:';
  const target = { host, port: Number(port || (isSecure ? 443 : 80)) };
  const socket = isSecure ? connectTls({ ...target, ...(isIP(host) === 0 && { servername: host }) }) : connectTcp(target);
  try {
    await once(socket, isSecure ? 'secureConnect' : 'connect', { signal: AbortSignal.timeout(TIMEOUT_MS) });
    return isSecure ? [address, (socket as TLSSocket).getProtocol() ?? 'TLS'] : [address];
  } finally {
    socket.destroy();
  }
}
