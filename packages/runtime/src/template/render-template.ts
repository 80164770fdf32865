import type { Template } from '../program/index.ts';
import { render } from './render.ts';
import type { Variables } from './scope.ts';
import { type RunOptions, startRun } from './start-run.ts';

/**
 * Renders a template with variables: arguments, `ctx`, `_`, enums. Gives the text as it comes out: not trimmed, markers of roles and media
 * still in it. Throws a `TemplateError` for whatever the template does wrong, and for nothing else.
 */
export function renderTemplate(template: Template, variables: Variables, options: RunOptions = {}): string {
  return startRun(variables, options, (scope) => render(template, scope));
}
