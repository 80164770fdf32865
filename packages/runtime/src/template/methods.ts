import type { TemplateFunction, TemplateValue } from './values.ts';

/** Gives the method of a value, undefined when there is none of that name. */
export function findMethod(_target: TemplateValue, _name: string): TemplateFunction | undefined {
  return undefined;
}
