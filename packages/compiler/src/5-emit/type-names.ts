import type { Program } from 'outcrop/program';

/** The types that generated files may take from the runtime package. */
export type RuntimeType = 'Audio' | 'Checked' | 'Image' | 'Pdf' | 'StreamState' | 'Video';

/**
 * The names that one generated file uses. Declared names are never changed: an imported name that collides with one gets a trailing
 * underscore, a built-in type such as `Record` is written another way.
 */
export class TypeNames {
  readonly #declared: ReadonlySet<string>;
  readonly #imported = new Set<RuntimeType>();
  readonly #prefixes = new Set<string>();

  /** @param declared the names that the file declares itself */
  constructor(declared: Iterable<string>) {
    this.#declared = new Set(declared);
  }

  /** The local name of a type of the runtime package; remembers that it has to be imported. */
  runtime(name: RuntimeType): string {
    this.#imported.add(name);
    return this.#local(name);
  }

  /** A declared type behind the namespace it is reached through, such as `types.`; remembers that the namespace has to be imported. */
  prefixed(prefix: string, name: string): string {
    this.#prefixes.add(prefix);
    return prefix + name;
  }

  /** True when a type was written with this prefix. */
  uses(prefix: string): boolean {
    return this.#prefixes.has(prefix);
  }

  /** True when a built-in TypeScript name still means what it should in this file. */
  isFree(name: string): boolean {
    return !this.#declared.has(name);
  }

  /** The import specifiers of the types used so far, sorted, in the form `Image` or `Image as Image_`. */
  imports(): string[] {
    return [...this.#imported].sort().map((name) => (this.isFree(name) ? name : `${name} as ${this.#local(name)}`));
  }

  #local(name: string): string {
    let local = name;
    while (this.#declared.has(local)) local += '_';
    return local;
  }
}

/** All names of types that a program declares. */
export function declaredTypeNames(program: Program): string[] {
  return [...Object.keys(program.enums ?? {}), ...Object.keys(program.classes ?? {}), ...Object.keys(program.aliases ?? {})];
}

/** The entries of a table of declarations, sorted by name: generated files list declarations in this order. */
export function sortedEntries<Value>(table: Readonly<Record<string, Value>> | undefined): [name: string, value: Value][] {
  return Object.entries(table ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}
