import type { ClassShape } from './schema.ts';
import { makeSpellingTable } from './spelling-table.ts';

/** Longer caches of keys would grow with what models write. */
const MAX_CACHED_KEYS = 1000;

/** Makes the two ways to find a field by its key, exactly and loosely. */
export function indexKeys(keys: readonly string[]): Pick<ClassShape, 'byKey' | 'findField'> {
  // The first of several fields with one key counts.
  const byKey = new Map(keys.map((key, index) => [key, index] as const).reverse());
  const cache = new Map<string, number | undefined>();
  const spellings = makeSpellingTable(keys.map((key) => [key]));
  return {
    byKey,
    findField(key) {
      const exact = byKey.get(key);
      if (exact !== undefined) return exact;
      if (cache.has(key)) return cache.get(key);
      const found = spellings.firstWhole(key.trim());
      if (cache.size < MAX_CACHED_KEYS) cache.set(key, found);
      return found;
    },
  };
}
