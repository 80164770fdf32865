import { type FieldType, type Program, viewFieldType } from '../../program/index.ts';

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
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'name':
      return [view.name];
    case 'optional':
    case 'attributed':
      return namesIn(view.inner);
    case 'list':
      return namesIn(view.item);
    case 'map':
      return [...namesIn(view.key), ...namesIn(view.value)];
    case 'union':
      return view.members.flatMap(namesIn);
    default:
      return [];
  }
}
