import { lazyPattern } from '../../text/lazy-pattern.ts';

const identifier = lazyPattern('^[\\p{ID_Start}$_][\\p{ID_Continue}$]*$', 'u');

/** Where a value stands in another, written like `jobs[2].years`. The root is the empty text. */
export function valuePath(parent: string, key: string | number): string {
  if (!identifier().test(String(key))) return `${parent}[${JSON.stringify(key)}]`;
  return `${parent && `${parent}.`}${key}`;
}
