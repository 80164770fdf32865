import { statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { listSources } from '../project/list-sources.ts';
import { openHints } from './open-hints.ts';

/** How often the folder is looked at when the system reports nothing. */
const INTERVAL_MS = 200;
/** How long the folder must be quiet before a change counts: editors write in several steps. */
const QUIET_MS = 50;

/** What a watch takes. */
export interface WatchOptions {
  /** Ends the watch. */
  readonly signal: AbortSignal;
}

/**
 * Yields once for every change of the `.baml` files below a folder since this call, several quick ones together. Looks at times and sizes: the
 * events of the file system get lost on some systems when a file is replaced, so that they only say when to look.
 */
export function watchSources(folder: string, { signal }: WatchOptions): AsyncGenerator<void, void, undefined> {
  return changesSince(fingerprint(folder), folder, signal);
}

async function* changesSince(first: string, folder: string, signal: AbortSignal): AsyncGenerator<void, void, undefined> {
  const hints = openHints(folder, signal);
  let before = first;
  try {
    for (;;) {
      await waits(INTERVAL_MS, hints.next());
      if (signal.aborted) return;
      let now = fingerprint(folder);
      if (now === before) continue;
      for (let settled = ''; settled !== now && (await waits(QUIET_MS, signal)); ) {
        settled = now;
        now = fingerprint(folder);
      }
      before = now;
      yield;
    }
  } finally {
    hints.close();
  }
}

/** Resolves to false when the signal ended it early. */
async function waits(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  await delay(milliseconds, undefined, { signal }).catch(() => {});
  return !signal.aborted;
}

function fingerprint(folder: string): string {
  try {
    return listSources(folder).map(describeFile).join('\n');
  } catch {
    // The folder is being replaced.
    return '';
  }
}

function describeFile(path: string): string {
  const { mtimeMs, size, ino } = statSync(path, { throwIfNoEntry: false }) ?? {};
  return `${path} ${mtimeMs} ${size} ${ino}`;
}
