import type { TemplateStringData } from '../program/index.ts';
import { evaluate } from './evaluate.ts';
import { DEFAULT_MAX_STEPS, MAX_TEXT_LENGTH } from './limits.ts';
import { makeMacro } from './macro.ts';
import { render } from './render.ts';
import type { Run, Scope, Variables } from './scope.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateValue } from './values.ts';

/** What a rendering may use and spend. */
export interface RunOptions {
  /** The name that errors carry: of the function, or of the check. */
  readonly name?: string;
  /** The template strings of the Program: functions that every template can call. */
  readonly templateStrings?: Readonly<Record<string, TemplateStringData>>;
  /** The longest text, in UTF-16 units. 50 million when not given. */
  readonly maxOutputLength?: number;
  /** How many statements, passes of loops and operations may be made; long lists and texts count more. 10 million when not given. */
  readonly maxSteps?: number;
}

/** Does some work in a new outermost scope. Whatever the template does wrong comes out as a `TemplateError` that knows its place. */
export function startRun<Result>(variables: Variables, options: RunOptions, work: (scope: Scope) => Result): Result {
  const { name, templateStrings = {}, maxOutputLength = MAX_TEXT_LENGTH, maxSteps = DEFAULT_MAX_STEPS } = options;
  const findTemplateString = (asked: string, root: Scope): TemplateValue => {
    if (!Object.hasOwn(templateStrings, asked)) return undefined;
    const data = templateStrings[asked];
    return (
      data && makeMacro({ name: asked, parameters: Object.keys(data.params), body: data.body, scope: root, evaluate, template: asked })
    );
  };
  const run: Run = { render, variables, findTemplateString, maxOutputLength, steps: maxSteps, depth: 0, line: undefined, template: name };
  try {
    return work({ run, parent: undefined, variables: new Map() });
  } catch (error) {
    throw addPlace(toTemplateError(error), run);
  }
}

/** The stack of the host and the length of its strings are limits too; both show as a `RangeError`. */
function toTemplateError(error: unknown): unknown {
  return error instanceof RangeError ? new TemplateError('the template is nested too deeply, or its text is too long') : error;
}

function addPlace(error: unknown, { line, template }: Run): unknown {
  if (!(error instanceof TemplateError)) return error;
  if (line !== undefined) error.line ??= line;
  if (template !== undefined) error.template ??= template;
  return error;
}
