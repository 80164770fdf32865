import { type FieldType, viewFieldType } from 'outcrop/program';
import type { TemplateEnvironment } from '../template-environment.ts';
import { NONE, STRING, type TemplateType, UNKNOWN, unionOf } from './template-type.ts';

/** How many parts of a type are looked at. Aliases can mean themselves, or grow at every step; beyond, nothing is known. */
const MAX_PARTS = 500;

/** Gives the type of a value of a declared type. In constraints enum values are plain strings, as parsing gives them. */
export function resolveFieldType(type: FieldType, environment: TemplateEnvironment): TemplateType {
  return resolve(type, environment, { parts: 0 });
}

function resolve(type: FieldType, environment: TemplateEnvironment, seen: { parts: number }): TemplateType {
  seen.parts += 1;
  if (seen.parts > MAX_PARTS) return UNKNOWN;
  const inner = (part: FieldType): TemplateType => resolve(part, environment, seen);
  const view = viewFieldType(type);
  switch (view.kind) {
    case 'primitive':
      return view.name === 'null' ? NONE : { kind: view.name };
    case 'media':
      return { kind: 'media', media: view.name };
    case 'name':
      return resolveName(view.name, environment, inner);
    case 'optional':
      return unionOf([inner(view.inner), NONE]);
    case 'list':
      return { kind: 'list', item: inner(view.item) };
    case 'map':
      return { kind: 'map', value: inner(view.value) };
    case 'union':
      return unionOf(view.members.map(inner));
    case 'literal':
      return typeof view.value === 'string' ? STRING : { kind: typeof view.value === 'boolean' ? 'bool' : 'int' };
    case 'attributed':
      return inner(view.inner);
  }
}

function resolveName(name: string, environment: TemplateEnvironment, inner: (part: FieldType) => TemplateType): TemplateType {
  const { classes, enums, aliases, place } = environment;
  if (classes.get(name) !== undefined) return { kind: 'class', name };
  if (enums.get(name) !== undefined) return place.kind === 'prompt' ? { kind: 'enum-value', name } : STRING;
  const alias = aliases.get(name);
  return alias === undefined ? UNKNOWN : inner(alias);
}
