// The entry `outcrop/node`: what needs Node. Takes and gives the same as `outcrop`.
// Never: anything that other platforms could run.
export { mediaTypeOf } from '../media/index.ts';
export { fromPath, type MediaMaker } from './from-path.ts';
export { createPlatform as nodePlatform } from './node-platform.ts';
export { createSyncClient } from './sync/create-sync-client.ts';
export type { SyncCallOptions, SyncClient } from './sync/sync-client.ts';
