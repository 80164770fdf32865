import { type FieldType, type Program, viewFieldType } from 'outcrop/program';

/** The type without its attributes. */
export function withoutAttributes(type: FieldType): FieldType {
  const view = viewFieldType(type);
  return view.kind === 'attributed' ? withoutAttributes(view.inner) : type;
}

/** The type behind an alias, followed to its end; an alias that leads to itself is left as it is. */
export function resolveAlias(type: FieldType, program: Program): FieldType {
  const seen = new Set<string>();
  let current = withoutAttributes(type);
  while (typeof current === 'string' && !seen.has(current)) {
    const target = aliasTarget(current, program);
    if (target === undefined) return current;
    seen.add(current);
    current = withoutAttributes(target);
  }
  return current;
}

/** What an alias of this name stands for. */
export function aliasTarget(name: string, program: Program): FieldType | undefined {
  const { aliases } = program;
  return aliases !== undefined && Object.hasOwn(aliases, name) ? aliases[name] : undefined;
}

/** True when null is a value of the type, directly or through aliases. */
export function isNullable(type: FieldType, program: Program, seen: ReadonlySet<string> = new Set()): boolean {
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'optional':
      return true;
    case 'primitive':
      return view.name === 'null';
    case 'union':
      return view.members.some((member) => isNullable(member, program, seen));
    case 'attributed':
      return isNullable(view.inner, program, seen);
    case 'name': {
      const target = seen.has(view.name) ? undefined : aliasTarget(view.name, program);
      return target !== undefined && isNullable(target, program, new Set([...seen, view.name]));
    }
    case 'media':
    case 'list':
    case 'map':
    case 'literal':
      return false;
  }
}

/** The type with null taken out at its top level; `null` itself stays. */
export function withoutNull(type: FieldType): FieldType {
  const view = viewFieldType(type);
  if (view.kind === 'optional') return withoutNull(view.inner);
  if (view.kind !== 'union') return type;
  const members = view.members.filter((member) => withoutAttributes(member) !== 'null').map(withoutNull);
  const [only, ...rest] = members;
  return only !== undefined && rest.length === 0 ? only : { union: members };
}
