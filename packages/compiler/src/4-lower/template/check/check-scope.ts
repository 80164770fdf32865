import type { TemplateType } from './template-type.ts';
import { unionOf } from './template-type.ts';

/** What is known about the variables at one place of a template. */
export interface CheckScope {
  readonly parent: CheckScope | undefined;
  readonly variables: Map<string, TemplateType>;
  /** Types that conditions around this place have made narrower, by path: `p.kid`. */
  readonly facts: Map<string, TemplateType>;
  /** Whether this place may be passed by, so that a variable set here may keep what it had. */
  readonly isConditional: boolean;
}

/** Opens a scope of variables of its own: of a template, loop, macro or `with`. */
export function openCheckScope(parent: CheckScope | undefined): CheckScope {
  return { parent, variables: new Map(), facts: new Map(parent?.facts), isConditional: false };
}

/** Enters a branch: the same variables, and what its condition tells. */
export function enterBranch(scope: CheckScope, facts: ReadonlyMap<string, TemplateType>): CheckScope {
  return { ...scope, facts: new Map([...scope.facts, ...facts]), isConditional: true };
}

/** Finds the type of a variable that the template has set. */
export function findVariable(scope: CheckScope, name: string): TemplateType | undefined {
  for (let level: CheckScope | undefined = scope; level !== undefined; level = level.parent) {
    const type = level.variables.get(name);
    if (type !== undefined) return type;
  }
  return undefined;
}

/** Notes what a variable is set to. What was known about its properties is forgotten. */
export function setVariable(scope: CheckScope, name: string, type: TemplateType): void {
  const before = scope.isConditional ? scope.variables.get(name) : undefined;
  scope.variables.set(name, before === undefined ? type : unionOf([before, type]));
  for (const path of [...scope.facts.keys()]) if (path === name || path.startsWith(`${name}.`)) scope.facts.delete(path);
}

/** The names that the template has set, from the inside out. */
export function* namesInScope(scope: CheckScope): Iterable<string> {
  for (let level: CheckScope | undefined = scope; level !== undefined; level = level.parent) yield* level.variables.keys();
}
