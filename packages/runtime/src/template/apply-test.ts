import { TemplateError } from './template-error.ts';
import type { TemplateValue } from './values.ts';

/** Tells whether `input is name(args)`. Fails for an unknown test and for arguments that it does not take. */
export function applyTest(name: string, _input: TemplateValue, _args: readonly TemplateValue[]): boolean {
  throw new TemplateError(`unknown test "${name}"`);
}
