import { type AttributedType, type FieldType, viewFieldType } from '../../program/index.ts';
import type { OutputSchema, OutputType } from './output-schema.ts';

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

/** A field of a class that the model is asked for. */
export interface OutputField {
  readonly name: string;
  readonly type: FieldType;
  readonly description?: string | undefined;
}

/** The fields of a class that are not skipped, in order of declaration, each under the name that the model sees. */
export function fieldsOf({ data }: ClassType): readonly OutputField[] {
  return Object.entries(data.fields).flatMap(([name, type]) => {
    const attributes = attributesOf(type);
    return attributes?.skip ? [] : [{ name: attributes?.alias ?? name, type, description: attributes?.description }];
  });
}

function attributesOf(type: FieldType): AttributedType | undefined {
  const view = viewFieldType(type);
  return view.kind === 'attributed' ? view.attributes : undefined;
}

/** Walks a return type with a stack: what was found last comes out first. */
export function collectTypes(schema: OutputSchema, root: FieldType): CollectedTypes {
  const enums: EnumType[] = [];
  const classes = new Map<string, ClassType>();
  const cyclic = new Set<string>();
  const aliases = new Map<string, AliasType>();
  const seen = new Set<OutputType>();
  const stack = [schema.typeOf(root)];

  for (let type = stack.pop(); type !== undefined; type = stack.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    if (type.kind === 'enum') enums.push(type);
    if (type.kind === 'class') {
      classes.set(type.name, type);
      for (const name of schema.classCycle(type.name) ?? []) cyclic.add(name);
    }
    if (type.kind !== 'alias') stack.push(...componentsOf(type, schema));
    else {
      const found = aliasCycleOf(type, schema).filter(({ name }) => !aliases.has(name));
      for (const member of found) aliases.set(member.name, member);
      stack.push(...found.map(({ target }) => schema.typeOf(target)));
    }
  }
  // A cycle that is closed only by a skipped field has members that the model never sees.
  const recursiveClasses = [...cyclic].flatMap((name) => classes.get(name) ?? []);
  return { enums, classes: [...classes.values()], recursiveClasses, aliases: [...aliases.values()] };
}

function componentsOf(type: Exclude<OutputType, AliasType>, schema: OutputSchema): readonly OutputType[] {
  switch (type.kind) {
    case 'list':
      return [type.item];
    case 'map':
      return [type.key, type.value];
    case 'union':
      return type.members;
    case 'class':
      return fieldsOf(type).map((field) => schema.typeOf(field.type));
    case 'primitive':
    case 'literal':
    case 'enum':
      return [];
  }
}

function aliasCycleOf(type: AliasType, schema: OutputSchema): readonly AliasType[] {
  const members = (schema.aliasCycle(type.name) ?? []).map((name) => schema.typeOf(name));
  return members.filter((member) => member.kind === 'alias');
}
