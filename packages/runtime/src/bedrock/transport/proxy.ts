import type { BedrockOptions } from '../options/bedrock-options.ts';
import type { Env } from '../platform.ts';

/** The outgoing proxy for an endpoint: the client's `proxy_url`, else `HTTPS_PROXY` for https endpoints that `NO_PROXY` does not name. */
export function proxyFor(options: BedrockOptions, env: Env, endpoint: string): string | undefined {
  if (options.proxy_url !== undefined) return options.proxy_url;
  const proxy = env('HTTPS_PROXY') ?? env('https_proxy') ?? '';
  if (proxy === '' || !URL.canParse(endpoint)) return undefined;
  const { hostname, protocol } = new URL(endpoint);
  return protocol !== 'https:' || isExempt(hostname, env('NO_PROXY') ?? env('no_proxy') ?? '') ? undefined : proxy;
}

/** `NO_PROXY` is a list of host names and domains; `*` names all. */
function isExempt(hostname: string, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .map((entry) =>
      entry
        .replace(/^\*?\./, '')
        .replace(/:\d+$/, '')
        .toLowerCase(),
    )
    .some((entry) => entry === '*' || (entry !== '' && (hostname === entry || hostname.endsWith(`.${entry}`))));
}
