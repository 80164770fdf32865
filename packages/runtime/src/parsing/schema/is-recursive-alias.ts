import type { FieldType, Program } from '../../program/index.ts';
import { own } from './own.ts';

/** Tells whether a name is that of an alias which leads back to itself without passing through a class. */
export function isRecursiveAlias(program: Program, name: string): boolean {
  const reached = new Set(partsOf(program, name));
  // A set that grows while it is walked through is walked to its end.
  for (const type of reached) for (const part of partsOf(program, type)) reached.add(part);
  return reached.has(name);
}

function partsOf(program: Program, type: FieldType): readonly FieldType[] {
  if (typeof type === 'string') {
    const target = own(program.aliases, type);
    return target === undefined ? [] : [target];
  }
  if ('optional' in type) return [type.optional];
  if ('list' in type) return [type.list];
  if ('map' in type) return type.map;
  if ('union' in type) return type.union;
  return 'type' in type ? [type.type] : [];
}
