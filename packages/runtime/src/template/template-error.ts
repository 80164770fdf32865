/**
 * A template that cannot be rendered, or an expression that cannot be evaluated. The message is written for the author of the template; it
 * never carries errors of the host, stack traces or whole argument values.
 */
export class TemplateError extends Error {
  override readonly name: string = 'TemplateError';
  /** The line, from 1, in the template's own text; absent when the template says no lines. */
  declare line?: number;
  /** The name that was given for the rendered template, or the name of the template string that failed. */
  declare template?: string;
}
