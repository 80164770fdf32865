import { DOUBLE_QUOTE, isLayout } from '../read/characters.ts';

/**
 * Counts the keys in valid JSON, duplicates included, by the colons that follow a closing quote. Too many where such a colon stands inside
 * a string.
 */
export function countKeys(json: string): number {
  let count = 0;
  for (let colon = json.indexOf(':'); colon !== -1; colon = json.indexOf(':', colon + 1)) {
    let before = colon - 1;
    while (isLayout(json.charCodeAt(before))) before -= 1;
    if (json.charCodeAt(before) === DOUBLE_QUOTE) count += 1;
  }
  return count;
}
