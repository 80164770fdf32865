import type { Signature } from '../program/index.ts';
import { TemplateError } from './template-error.ts';
import type { KeywordArgument, TemplateValue } from './values.ts';

/**
 * Puts the arguments of a call into the order of a signature (`program/template-vocabulary.ts`): missing ones are undefined, what a
 * `name*` parameter takes follows at the end. Fails for missing, unknown, repeated and superfluous arguments.
 */
export function bindArguments(
  callee: string,
  signature: Signature,
  args: readonly TemplateValue[],
  keywords: readonly KeywordArgument[],
): TemplateValue[] {
  const bound: TemplateValue[] = [];
  let taken = 0;
  let rest: readonly TemplateValue[] = [];
  for (const parameter of signature) {
    if (parameter === '**') continue;
    if (parameter.endsWith('*')) {
      rest = args.slice(taken);
      taken = args.length;
      continue;
    }
    const name = bareName(parameter);
    const keyword = keywords.find(([key]) => key === name);
    if (taken < args.length && !parameter.endsWith('=')) {
      if (keyword !== undefined) throw new TemplateError(`${callee} gets "${name}" twice`);
      bound.push(args[taken++]);
    } else if (keyword === undefined && name === parameter) {
      throw new TemplateError(`${callee} needs the argument "${name}"`);
    } else {
      bound.push(keyword?.[1]);
    }
  }
  if (taken < args.length) throw new TemplateError(`${callee} takes ${taken} positional arguments, not ${args.length}`);
  checkKeywords(callee, signature, keywords);
  return bound.concat(rest);
}

function checkKeywords(callee: string, signature: Signature, keywords: readonly KeywordArgument[]): void {
  if (signature.at(-1) === '**') return;
  for (const [name] of keywords) {
    if (!signature.some((parameter) => bareName(parameter) === name)) throw new TemplateError(`${callee} has no argument "${name}"`);
  }
}

function bareName(parameter: string): string {
  return /[?=*]$/.test(parameter) ? parameter.slice(0, -1) : parameter;
}
