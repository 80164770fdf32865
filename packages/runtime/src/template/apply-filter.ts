import { TemplateError } from './template-error.ts';
import type { KeywordArgument, TemplateValue } from './values.ts';

/** Gives `input|name(args)`. Fails for an unknown filter and for arguments that it does not take. */
export function applyFilter(
  name: string,
  _input: TemplateValue,
  _args: readonly TemplateValue[],
  _keywords: readonly KeywordArgument[],
): TemplateValue {
  throw new TemplateError(`unknown filter "${name}"`);
}
