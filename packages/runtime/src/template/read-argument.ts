import { describeKind } from './describe-kind.ts';
import { showValue } from './show-value.ts';
import { TemplateError } from './template-error.ts';
import type { TemplateValue } from './values.ts';
import { toWhole } from './whole-number.ts';

/** Reads an argument that says how many: a whole number from `least` on. */
export function toCount(value: TemplateValue, least = 0): number {
  const count = toWhole(value);
  if (count === undefined) throw new TemplateError(`a whole number is needed, not ${describeKind(value)}`);
  if (count < least) throw new TemplateError(`a number from ${least} on is needed, not ${count}`);
  return count;
}

/** Like {@link toCount}, for an argument that may be left out or none. */
export function optionalCount(value: TemplateValue): number | undefined {
  return value === undefined || value === null ? undefined : toCount(value);
}

/** Reads an argument that is a text and may be left out or none. */
export function optionalText(value: TemplateValue): string | undefined {
  return value === undefined || value === null ? undefined : showValue(value);
}
