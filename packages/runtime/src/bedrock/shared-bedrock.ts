import type { Bedrock } from './bedrock-client.ts';
import { createBedrock } from './create-bedrock.ts';
import type { Platform } from './platform.ts';

let shared: Promise<Bedrock> | undefined;

/** The one Bedrock layer of this process, over the best platform at hand: connections and credentials are shared by all clients. */
export function sharedBedrock(): Promise<Bedrock> {
  shared ??= bestPlatform().then(createBedrock);
  return shared;
}

/** Not written as a literal, so that bundlers for browsers do not follow it. */
const NODE_ENTRY = 'outcrop/node';

async function bestPlatform(): Promise<Platform> {
  const { process } = globalThis as { readonly process?: { readonly versions?: { readonly node?: string } } };
  try {
    if (process?.versions?.node === undefined) return await portable();
    const node = (await import(/* @vite-ignore */ NODE_ENTRY)) as { readonly nodePlatform: () => Platform };
    return node.nodePlatform();
  } catch {
    return portable();
  }
}

async function portable(): Promise<Platform> {
  return (await import('./portable-platform.ts')).portablePlatform();
}
