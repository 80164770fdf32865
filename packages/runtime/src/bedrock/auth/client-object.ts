import type { AwsCredentials } from '../platform.ts';

/** What is read of a `BedrockRuntimeClient` that was given in code. */
interface ClientConfig {
  readonly credentials?: () => Promise<AwsCredentials>;
  readonly region?: () => Promise<string>;
  /** Absent when the client goes to the public endpoint. */
  readonly endpoint?: () => Promise<{
    readonly protocol: string;
    readonly hostname: string;
    readonly port?: number;
    readonly path: string;
  }>;
}

/** Gives the configuration of a client object; undefined when it is none. */
export function clientConfig(client: object | undefined): ClientConfig | undefined {
  const config = client !== undefined && 'config' in client ? (client.config as ClientConfig | undefined) : undefined;
  return typeof config?.credentials === 'function' ? config : undefined;
}

/** The endpoint that a client object was made with, as a base URL. */
export async function clientEndpoint({ endpoint }: ClientConfig): Promise<string | undefined> {
  if (typeof endpoint !== 'function') return undefined;
  const { protocol, hostname, port, path } = await endpoint();
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path.replace(/\/$/, '')}`;
}
