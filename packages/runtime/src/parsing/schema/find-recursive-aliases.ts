import type { FieldType, Program } from '../../program/index.ts';

/** Finds the aliases that lead back to themselves without passing through a class. */
export function findRecursiveAliases({ aliases = {} }: Program): ReadonlySet<string> {
  const references = new Map(Object.entries(aliases).map(([name, type]) => [name, namesIn(type)]));
  return new Set([...references.keys()].filter((name) => reachableFrom(name, references).has(name)));
}

function reachableFrom(start: string, references: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set(references.get(start));
  // A set that grows while it is walked through is walked to its end.
  for (const name of reached) for (const next of references.get(name) ?? []) reached.add(next);
  return reached;
}

function namesIn(type: FieldType): readonly string[] {
  if (typeof type === 'string') return [type];
  if ('optional' in type) return namesIn(type.optional);
  if ('list' in type) return namesIn(type.list);
  if ('map' in type) return type.map.flatMap(namesIn);
  if ('union' in type) return type.union.flatMap(namesIn);
  return 'type' in type ? namesIn(type.type) : [];
}
