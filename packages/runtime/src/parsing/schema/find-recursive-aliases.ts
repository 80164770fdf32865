import { type FieldType, type Program, viewFieldType } from '../../program/index.ts';

/** Finds the aliases that lead back to themselves without passing through a class. */
export function findRecursiveAliases(program: Program): ReadonlySet<string> {
  const aliases = new Map(Object.entries(program.aliases ?? {}));
  const references = new Map([...aliases].map(([name, type]) => [name, namesIn(type).filter((used) => aliases.has(used))]));
  return new Set([...aliases.keys()].filter((name) => reaches(name, name, references)));
}

function reaches(from: string, target: string, references: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const waiting = [...(references.get(from) ?? [])];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (name === target) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(references.get(name) ?? []));
  }
  return false;
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
