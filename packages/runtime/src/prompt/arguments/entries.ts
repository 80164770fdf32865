/** The entries of a map argument, in order: of a `Map`, or the own ones of an object. Entries without a value are left out. */
export function entriesOf(value: object): readonly (readonly [key: string, value: unknown])[] {
  const entries = value instanceof Map ? [...value].map(([key, component]) => [String(key), component] as const) : Object.entries(value);
  return entries.filter(([, component]) => component !== undefined);
}
