import { describeKind } from './describe-kind.ts';
import { entriesOf } from './iterate.ts';
import { lookUp } from './look-up.ts';
import { findMethod } from './methods.ts';
import { TemplateError } from './template-error.ts';
import { HostValue, type KeywordArgument, type TemplateValue } from './values.ts';

/** Calls a value. `label` names it in errors. */
export function callValue(
  callee: TemplateValue,
  label: string,
  args: readonly TemplateValue[],
  keywords: readonly KeywordArgument[],
): TemplateValue {
  if (callee instanceof HostValue && callee.call !== undefined) return callee.call(args, keywords);
  throw new TemplateError(callee === undefined ? `unknown function ${label}` : `${label} is ${describeKind(callee)}, not a function`);
}

/** Calls `target.name(…)`: a member that is a function, else a method of strings, maps and lists. A key of a map hides the method. */
export function callMethod(
  target: TemplateValue,
  name: string,
  args: readonly TemplateValue[],
  keywords: readonly KeywordArgument[],
): TemplateValue {
  const member = lookUp(target, name);
  if (member !== undefined || entriesOf(target)?.has(name)) return callValue(member, `"${name}"`, args, keywords);
  const method = findMethod(target, name);
  if (method === undefined) throw new TemplateError(`${describeKind(target)} has no method "${name}"`);
  return method(args, keywords);
}
