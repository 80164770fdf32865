import type { Template } from '../program/index.ts';
import { findFunction } from './functions.ts';
import { MAX_CALL_DEPTH } from './limits.ts';
import { TemplateError } from './template-error.ts';
import { isList, type TemplateValue } from './values.ts';

/** Variables by name, as the caller of the evaluator gives them. */
export type Variables = ReadonlyMap<string, TemplateValue>;

/** The state of one rendering: what it may still spend, and where it is. */
export interface Run {
  /** Renders a body in a scope. Here, so that expressions, which statements contain, can contain statements. */
  readonly render: (body: Template, scope: Scope) => string;
  /** The caller's variables, around the outermost scope. */
  readonly variables: Variables;
  /** Gives the template string of a name, as a function. */
  readonly findTemplateString: (name: string, root: Scope) => TemplateValue;
  readonly maxOutputLength: number;
  /** How many statements, passes of loops and operations are still allowed. */
  steps: number;
  /** How many macros and template strings are being called. */
  depth: number;
  line: number | undefined;
  template: string | undefined;
}

/** One level of variables: of a template, a loop, a macro call, a `with`. */
export interface Scope {
  readonly run: Run;
  readonly parent: Scope | undefined;
  readonly variables: Map<string, TemplateValue>;
}

/** Opens a scope inside another. */
export function openScope(parent: Scope): Scope {
  return { run: parent.run, parent, variables: new Map() };
}

/** Reads a variable: of the scopes from the inside out, then template strings, the caller's variables and the built-in functions. */
export function readVariable(scope: Scope, name: string): TemplateValue {
  let root = scope;
  for (let level: Scope | undefined = scope; level !== undefined; level = level.parent) {
    const value = level.variables.get(name);
    if (value !== undefined || level.variables.has(name)) return value;
    root = level;
  }
  const { run } = scope;
  const templateString = run.findTemplateString(name, root);
  if (templateString !== undefined) return templateString;
  return run.variables.has(name) ? run.variables.get(name) : findFunction(name, () => listNames(scope));
}

/** Counts one step of work. Fails when the run has spent what it may. */
export function countStep(run: Run): void {
  run.steps -= 1;
  if (run.steps < 0) throw new TemplateError('the template takes too many steps');
}

/** How many characters count as one step where a filter or operator may look at all of them. */
const CHARACTERS_PER_STEP = 100;

/** Counts the work that an operand may make: a step for each of its elements, or for some of its characters. */
export function countOperand(run: Run, value: TemplateValue): void {
  if (typeof value === 'string') run.steps -= value.length / CHARACTERS_PER_STEP;
  else if (isList(value)) run.steps -= value.length;
  countStep(run);
}

/**
 * Counts that a macro, a template string or a recursive loop is called. Gives what is to be called when it is done; when it fails, that is
 * left out, so that the error knows the place where it failed.
 */
export function enterCall(run: Run, name: string): () => void {
  if (run.depth >= MAX_CALL_DEPTH) throw new TemplateError(`"${name}" is called from itself more than ${MAX_CALL_DEPTH} levels deep`);
  const { template } = run;
  run.depth += 1;
  return () => {
    run.depth -= 1;
    run.template = template;
  };
}

function listNames(scope: Scope): readonly string[] {
  const names = new Set(scope.run.variables.keys());
  for (let level: Scope | undefined = scope; level !== undefined; level = level.parent) {
    for (const name of level.variables.keys()) names.add(name);
  }
  return [...names];
}
