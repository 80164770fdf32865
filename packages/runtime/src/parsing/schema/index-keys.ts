import type { ClassShape } from './schema.ts';
import { makeSpellingTable } from './spelling-table.ts';

/** More would grow with what models write. */
const MAX_KNOWN_KEYS = 1000;

/** Makes the two ways to find a field by its key, exactly and loosely. */
export function indexKeys(keys: readonly string[]): Pick<ClassShape, 'byKey' | 'findField'> {
  // The first of several fields with one key counts.
  const byKey = new Map(keys.map((key, index) => [key, index] as const).reverse());
  const known = new Map<string, number | undefined>(byKey);
  const spellings = makeSpellingTable(keys.map((key) => [key]));
  return {
    byKey,
    findField(key) {
      let index = known.get(key);
      if (index === undefined && !known.has(key)) {
        index = spellings.firstWhole(key.trim());
        if (known.size < MAX_KNOWN_KEYS) known.set(key, index);
      }
      return index;
    },
  };
}
