import type { FieldType } from '../../program/index.ts';
import { listedFields, type OutputSchema, type OutputType } from './output-schema.ts';

export type EnumType = Extract<OutputType, { kind: 'enum' }>;
export type ClassType = Extract<OutputType, { kind: 'class' }>;
export type AliasType = Extract<OutputType, { kind: 'alias' }>;

/** The declared types below a return type, in the order in which the prompt lists them. */
export interface CollectedTypes {
  readonly enums: readonly EnumType[];
  readonly classes: readonly ClassType[];
  /** Those of `classes` that lie on a cycle, cycle by cycle. */
  readonly recursiveClasses: readonly ClassType[];
  readonly aliases: readonly AliasType[];
}

/**
 * Walks a return type with a stack: what was found last comes out first. A type is walked once where it stands for itself (the return type,
 * items, keys, values) and once as a member (of a class, a union): the second walk of a class can bring fields forward.
 */
export function collectTypes(schema: OutputSchema, root: FieldType): CollectedTypes {
  const found: FoundTypes = { enums: new Set(), classes: new Map(), cyclic: new Set(), aliases: new Map() };
  const seen = { asItself: new Set<OutputType>(), asMember: new Set<OutputType>() };
  const stack: Step[] = [{ type: schema.typeOf(root), place: 'asItself' }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    if (seen[step.place].has(step.type)) continue;
    seen[step.place].add(step.type);
    stack.push(...visitType(step.type, schema, found));
  }
  const { enums, classes, cyclic, aliases } = found;
  // A cycle that is closed only by a skipped field has members that the model never sees.
  const recursiveClasses = [...cyclic].flatMap((name) => classes.get(name) ?? []);
  return { enums: [...enums], classes: [...classes.values()], recursiveClasses, aliases: [...aliases.values()] };
}

/** What the walk has found so far. */
interface FoundTypes {
  readonly enums: Set<EnumType>;
  readonly classes: Map<string, ClassType>;
  /** Names of all classes on the cycles that were met. */
  readonly cyclic: Set<string>;
  readonly aliases: Map<string, AliasType>;
}

interface Step {
  readonly type: OutputType;
  readonly place: 'asItself' | 'asMember';
}

/** Notes a type and gives where to go from it. */
function visitType(type: OutputType, schema: OutputSchema, found: FoundTypes): readonly Step[] {
  switch (type.kind) {
    case 'enum':
      found.enums.add(type);
      return [];
    case 'class':
      found.classes.set(type.name, type);
      if (!found.cyclic.has(type.name)) for (const name of schema.classCycle(type.name) ?? []) found.cyclic.add(name);
      return listedFields(type.data).map((field): Step => ({ type: schema.typeOf(field.type), place: 'asMember' }));
    case 'alias':
      return found.aliases.has(type.name) ? [] : visitAliases(schema.aliasCycle(type.name) ?? [], schema, found);
    case 'list':
      return [{ type: type.item, place: 'asItself' }];
    case 'map':
      return [type.key, type.value].map((component): Step => ({ type: component, place: 'asItself' }));
    case 'union':
      return type.members.map((member): Step => ({ type: member, place: 'asMember' }));
    case 'primitive':
    case 'media':
    case 'literal':
      return [];
  }
}

function visitAliases(cycle: readonly string[], schema: OutputSchema, found: FoundTypes): readonly Step[] {
  return cycle.flatMap((name): readonly Step[] => {
    const type = schema.typeOf(name);
    if (type.kind !== 'alias') return [];
    found.aliases.set(name, type);
    return [{ type: schema.typeOf(type.target), place: 'asItself' }];
  });
}
