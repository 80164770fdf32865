import type { MediaFetchOptions } from '../options/bedrock-options.ts';
import { isIpAddress, isPublicAddress } from './public-address.ts';

const DEFAULT_PORTS: readonly number[] = [80, 443];

/** Says why a URL must not be fetched, from its form alone; undefined when it may be. Asked again for every redirect. */
export function urlProblem(url: URL, rules: MediaFetchOptions): string | undefined {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `the scheme ${url.protocol} is not allowed`;
  if (url.protocol === 'http:' && rules.allow_http === false) return 'http is not allowed (media_fetch.allow_http)';
  if (url.username !== '' || url.password !== '') return 'a user name or password in the URL is not allowed';
  if (isAllowedHost(url, rules)) return undefined;
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (!(rules.allowed_ports ?? DEFAULT_PORTS).includes(port)) return `the port ${port} is not allowed (media_fetch.allowed_ports)`;
  if (rules.allow_private_addresses === true) return undefined;
  const isLocalName = /(^|\.)localhost\.?$/i.test(url.hostname);
  const isClosed = isLocalName || (isIpAddress(url.hostname) && !isPublicAddress(url.hostname));
  return isClosed ? `the address ${url.hostname} is not public (media_fetch.allow_private_addresses)` : undefined;
}

/** Tells whether an address that the URL's host resolves to may be connected to. */
export function isAddressAllowed(address: string, url: URL, rules: MediaFetchOptions): boolean {
  return rules.allow_private_addresses === true || isAllowedHost(url, rules) || isPublicAddress(address);
}

/** `allowed_hosts` names hosts, with or without a port, that are trusted whatever their address. */
function isAllowedHost(url: URL, rules: MediaFetchOptions): boolean {
  return rules.allowed_hosts?.some((host) => host === url.hostname || host === url.host) === true;
}
