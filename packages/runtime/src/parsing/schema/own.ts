/** Gives what a table says about a name, whatever the name. */
export function own<Data>(table: Readonly<Record<string, Data>> = {}, name: string): Data | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
