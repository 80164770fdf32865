import type { EnumData, Program } from '../program/index.ts';
import { EnumType, EnumValue } from '../template/index.ts';
import { oncePerProgram } from './once-per-program.ts';

/** Gives the enums of a program as templates see them, by name. */
export const enumTypesOf: (program: Program) => ReadonlyMap<string, EnumType> = oncePerProgram(({ enums = {} }) => {
  return new Map(Object.entries(enums).map(([name, data]) => [name, makeEnumType(name, data)]));
});

function makeEnumType(name: string, { values }: EnumData): EnumType {
  const entries = Object.entries(values);
  const members = new Map(entries.map(([value, { alias }]) => [value, new EnumValue(value, alias)]));
  const listed = entries.flatMap(([value, { skip }]) => (skip ? [] : (members.get(value) ?? [])));
  return new EnumType(name, members, listed);
}
