import type { Declared, SharedDeclaration } from './declared.ts';

/** The shared namespace of a project: what each name means. */
export interface Names extends Iterable<readonly [name: string, declared: Declared<SharedDeclaration>]> {
  get(name: string): Declared<SharedDeclaration> | undefined;
  has(name: string): boolean;
}

/** What was asked of a namespace. */
export interface Lookups {
  /** What each name meant that was looked up; undefined where it meant nothing. */
  readonly found: ReadonlyMap<string, SharedDeclaration | undefined>;
  /** All names were looked at, or something was asked whose answer depends on what was asked before. */
  readonly isOpen: boolean;
}

/** Notes what is looked up in a namespace. */
export function noteLookups(names: Names): { readonly names: Names; readonly lookups: Lookups; readonly open: () => void } {
  const found = new Map<string, SharedDeclaration | undefined>();
  const lookups = { found, isOpen: false };
  const open = (): void => {
    lookups.isOpen = true;
  };
  const get = (name: string): Declared<SharedDeclaration> | undefined => {
    const declared = names.get(name);
    found.set(name, declared?.node);
    return declared;
  };
  const noted: Names = {
    get,
    has: (name) => get(name) !== undefined,
    [Symbol.iterator]: () => {
      open();
      return names[Symbol.iterator]();
    },
  };
  return { names: noted, lookups, open };
}

/** Whether a namespace gives the same answers as the one that was asked. */
export function holdsStill({ found, isOpen }: Lookups, names: Names): boolean {
  if (isOpen) return false;
  for (const [name, node] of found) if (names.get(name)?.node !== node) return false;
  return true;
}
