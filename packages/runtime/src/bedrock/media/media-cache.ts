import type { FetchedMedia } from './media-source.ts';

/** Base64 characters that are kept at most. */
const MAX_SIZE = 64 * 1024 * 1024;

interface Entry {
  readonly media: FetchedMedia;
  /** Milliseconds since the epoch. */
  readonly freshUntil: number;
}

/** Fetched media by URL, for as long as their servers allow. The least recently used go first. */
export class MediaCache {
  readonly #entries: Map<string, Entry> = new Map();
  readonly #now: () => number;
  #size = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  get(url: string): FetchedMedia | undefined {
    const entry = this.#entries.get(url);
    if (entry === undefined) return undefined;
    this.#remove(url, entry);
    if (entry.freshUntil <= this.#now()) return undefined;
    this.#add(url, entry);
    return entry.media;
  }

  /** Keeps media when `cache-control` says for how long. */
  set(url: string, media: FetchedMedia, cacheControl: string | undefined): void {
    const seconds = Number(/(?:^|[\s,])max-age=(\d+)/i.exec(cacheControl ?? '')?.[1] ?? 0);
    const isForbidden = /\b(no-store|no-cache|private)\b/i.test(cacheControl ?? '');
    if (seconds === 0 || isForbidden || media.base64.length > MAX_SIZE) return;
    this.#add(url, { media, freshUntil: this.#now() + seconds * 1000 });
    for (const [oldest, entry] of this.#entries) {
      if (this.#size <= MAX_SIZE) return;
      this.#remove(oldest, entry);
    }
  }

  #add(url: string, entry: Entry): void {
    const old = this.#entries.get(url);
    if (old !== undefined) this.#remove(url, old);
    this.#entries.set(url, entry);
    this.#size += entry.media.base64.length;
  }

  #remove(url: string, entry: Entry): void {
    this.#entries.delete(url);
    this.#size -= entry.media.base64.length;
  }
}
