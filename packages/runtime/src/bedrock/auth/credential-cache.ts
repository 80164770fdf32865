import type { FoundCredentials } from '../platform.ts';

/** Credentials are refreshed this long before they expire, in milliseconds. */
const REFRESH_AHEAD_MS = 5 * 60_000;

interface Entry {
  readonly found: Promise<FoundCredentials>;
  /** Milliseconds since the epoch; infinite for credentials that do not expire. */
  expiresAt: number;
}

/**
 * Remembers credentials that cost a file, a process or a request. Parallel callers share one look-up, a failed one is not remembered, and
 * credentials are looked up again shortly before they expire.
 */
export class CredentialCache {
  readonly #now: () => number;
  readonly #byKey: Map<string, Entry> = new Map();
  #byOwner: WeakMap<object, Entry> = new WeakMap();

  constructor(now: () => number) {
    this.#now = now;
  }

  get(key: string, find: () => Promise<FoundCredentials>): Promise<FoundCredentials> {
    return this.#fresh(this.#byKey, key, find);
  }

  /** Like {@link get}, for providers and clients given in code: remembered as long as the object lives. */
  getFor(owner: object, find: () => Promise<FoundCredentials>): Promise<FoundCredentials> {
    return this.#fresh(this.#byOwner, owner, find);
  }

  /** Forgets everything, after the service said that credentials have expired. */
  clear(): void {
    this.#byKey.clear();
    this.#byOwner = new WeakMap();
  }

  #fresh<Key>(entries: MapLike<Key>, key: Key, find: () => Promise<FoundCredentials>): Promise<FoundCredentials> {
    const known = entries.get(key);
    if (known !== undefined && known.expiresAt - REFRESH_AHEAD_MS > this.#now()) return known.found;
    const entry: Entry = { found: find(), expiresAt: Number.POSITIVE_INFINITY };
    entries.set(key, entry);
    entry.found.then(
      ({ credentials }) => {
        if (credentials.expiration !== undefined) entry.expiresAt = credentials.expiration.getTime();
      },
      () => {
        if (entries.get(key) === entry) entries.delete(key);
      },
    );
    return entry.found;
  }
}

interface MapLike<Key> {
  get(key: Key): Entry | undefined;
  set(key: Key, entry: Entry): unknown;
  delete(key: Key): unknown;
}
