// The entry `outcrop/node` where there is no Node. Takes and gives nothing: importing it fails with a sentence that says what to do.

/** Throws. */
export function createSyncClient(): never {
  throw new Error('outcrop/node needs Node: the sync client waits for a thread. Use `b` of async_client instead.');
}

createSyncClient();
