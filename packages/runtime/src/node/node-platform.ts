import type { Platform } from '../bedrock/platform.ts';
import { surroundings } from '../bedrock/surroundings.ts';
import { localCredentials } from './local-credentials.ts';
import { nodeSend } from './node-send.ts';
import { NodeSha256 } from './node-sha256.ts';
import { sdkRequestHandlers } from './sdk-request-handler.ts';

/** The platform of Node, Bun and Deno: own connections, native hashes, shared credential files. Each one has its own pool of connections. */
export function createPlatform(): Platform {
  return {
    ...surroundings,
    send: nodeSend(),
    sha256: NodeSha256,
    credentials: localCredentials(),
    sdkRequestHandler: sdkRequestHandlers(),
  };
}
