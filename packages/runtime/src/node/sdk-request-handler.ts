import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { SdkRequestHandler } from '../bedrock/platform.ts';

/**
 * Makes the HTTP handler of the AWS SDK's clients.
 *
 * Wire: HTTP/1.1. Over HTTP/2, the SDK's own choice, lost connections end a stream without an error, and calls cost 1.7 times as much.
 */
export function sdkRequestHandlers(): (connectTimeoutMs: number) => Promise<SdkRequestHandler> {
  const agents = {
    httpAgent: new HttpAgent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY }),
    httpsAgent: new HttpsAgent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY }),
  };
  const handlers = new Map<number, SdkRequestHandler>();
  return async (connectTimeoutMs) => {
    const { NodeHttpHandler } = await import('@smithy/node-http-handler');
    const handler = handlers.get(connectTimeoutMs) ?? new NodeHttpHandler({ ...agents, connectionTimeout: connectTimeoutMs });
    handlers.set(connectTimeoutMs, handler);
    return handler;
  };
}
