import { type Destination, isOfAws } from '../aws/destination.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './patient.ts';

const PROXY_VARIABLES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'] as const;

/** Says which proxy requests go through, or that one is set and not used. */
export function* examineProxy({ environment }: Patient, { endpoint, proxyUrl }: Destination): Generator<Finding> {
  if (proxyUrl !== undefined) {
    yield { name: 'proxy', status: 'ok', detail: withoutPassword(proxyUrl) };
    return;
  }
  const variable = PROXY_VARIABLES.find((name) => (environment[name] ?? '') !== '');
  if (variable === undefined || !isOfAws(endpoint)) return;
  const isForHttps = variable.toUpperCase() === 'HTTPS_PROXY';
  yield {
    name: 'proxy',
    status: 'warning',
    detail: isForHttps ? `${variable} is set, but NO_PROXY names the host` : `${variable} is set, but not used`,
    advice: isForHttps
      ? 'Take the host out of NO_PROXY, or set the option proxy_url of the client.'
      : `Set HTTPS_PROXY to the same address, or the option \`proxy_url env.${variable}\` of the client.`,
  };
}

function withoutPassword(proxyUrl: string): string {
  if (!URL.canParse(proxyUrl)) return 'not a URL';
  const { protocol, host } = new URL(proxyUrl);
  return `${protocol}//${host}`;
}
