import type { Bedrock } from './bedrock-client.ts';
import { createBedrock } from './create-bedrock.ts';

let shared: Promise<Bedrock> | undefined;

/** The one Bedrock layer of this process, over the best platform at hand: connections and credentials are shared by all clients. */
export function sharedBedrock(): Promise<Bedrock> {
  // The `imports` of the manifest give Node's platform to Node, Bun, Deno and bundles made for them, and the portable one to all others.
  shared ??= import('#platform').then(({ createPlatform }) => createBedrock(createPlatform()));
  return shared;
}
