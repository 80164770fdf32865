import type { Json } from '../json.ts';

/** Looks a value up by a dotted path: `choices.0.text`. Undefined when any step is missing. */
export function at(value: Json | undefined, path: string): Json | undefined {
  let found: Json | undefined = value;
  for (const key of path.split('.')) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as { readonly [key: string]: Json })[key];
  }
  return found;
}

/** The text at a path; empty when there is none. */
export function textAt(value: Json | undefined, path: string): string {
  const found = at(value, path);
  return typeof found === 'string' ? found : '';
}
