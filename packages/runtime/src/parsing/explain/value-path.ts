import { lazyPattern } from '../../text/lazy-pattern.ts';

const identifier = lazyPattern('^[\\p{ID_Start}$_][\\p{ID_Continue}$]*$', 'u');

/** Where a value stands in another, written like `jobs[2].years`. The root is the empty text. */
export function fieldPath(parent: string, name: string): string {
  if (!identifier().test(name)) return `${parent}[${JSON.stringify(name)}]`;
  return parent === '' ? name : `${parent}.${name}`;
}

export function itemPath(parent: string, index: number): string {
  return `${parent}[${index}]`;
}
