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
  const enums = new Set<EnumType>();
  const classes = new Map<string, ClassType>();
  const cyclic = new Set<string>();
  const aliases = new Map<string, AliasType>();
  const seen = { asItself: new Set<OutputType>(), asMember: new Set<OutputType>() };
  const stack: Found[] = [{ type: schema.typeOf(root), place: 'asItself' }];

  for (let found = stack.pop(); found !== undefined; found = stack.pop()) {
    const { type, place } = found;
    if (seen[place].has(type)) continue;
    seen[place].add(type);
    if (type.kind === 'enum') enums.add(type);
    if (type.kind === 'class') {
      classes.set(type.name, type);
      for (const name of schema.classCycle(type.name) ?? []) cyclic.add(name);
    }
    if (type.kind !== 'alias') stack.push(...componentsOf(type, schema));
    else {
      const members = aliasCycleOf(type, schema).filter(({ name }) => !aliases.has(name));
      for (const member of members) aliases.set(member.name, member);
      stack.push(...members.map(({ target }): Found => ({ type: schema.typeOf(target), place: 'asItself' })));
    }
  }
  // A cycle that is closed only by a skipped field has members that the model never sees.
  const recursiveClasses = [...cyclic].flatMap((name) => classes.get(name) ?? []);
  return { enums: [...enums], classes: [...classes.values()], recursiveClasses, aliases: [...aliases.values()] };
}

interface Found {
  readonly type: OutputType;
  readonly place: 'asItself' | 'asMember';
}

function componentsOf(type: Exclude<OutputType, AliasType>, schema: OutputSchema): readonly Found[] {
  switch (type.kind) {
    case 'list':
      return [{ type: type.item, place: 'asItself' }];
    case 'map':
      return [
        { type: type.key, place: 'asItself' },
        { type: type.value, place: 'asItself' },
      ];
    case 'union':
      return type.members.map((member) => ({ type: member, place: 'asMember' }));
    case 'class':
      return listedFields(type.data).map((field) => ({ type: schema.typeOf(field.type), place: 'asMember' }));
    case 'primitive':
    case 'media':
    case 'literal':
    case 'enum':
      return [];
  }
}

function aliasCycleOf(type: AliasType, schema: OutputSchema): readonly AliasType[] {
  const members = (schema.aliasCycle(type.name) ?? []).map((name) => schema.typeOf(name));
  return members.filter((member) => member.kind === 'alias');
}
