import { type FieldType, type Program, viewFieldType } from '../program/index.ts';

/**
 * Tells whether partial values of a type hold `{ value, state }` somewhere. Then they have another shape than final values, and a final value
 * cannot stand in for a partial one.
 */
export function hasStreamState(program: Program, type: FieldType): boolean {
  const seen = new Set<string>();
  const pending: FieldType[] = [type];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const view = viewFieldType(next);
    switch (view.kind) {
      case 'primitive':
      case 'media':
      case 'literal':
        break;
      case 'optional':
        pending.push(view.inner);
        break;
      case 'list':
        pending.push(view.item);
        break;
      case 'map':
        pending.push(view.value);
        break;
      case 'union':
        pending.push(...view.members);
        break;
      case 'attributed':
        if (view.attributes.stream?.with_state === true) return true;
        pending.push(view.inner);
        break;
      case 'name':
        if (!seen.has(view.name)) pending.push(...parts(program, view.name));
        seen.add(view.name);
        break;
    }
  }
  return false;
}

function parts({ classes = {}, aliases = {} }: Program, name: string): readonly FieldType[] {
  const data = Object.hasOwn(classes, name) ? classes[name] : undefined;
  if (data !== undefined) return Object.values(data.fields);
  const target = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  return target === undefined ? [] : [target];
}
