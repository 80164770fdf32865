import type { Expression, MacroParameter, Template } from '../program/index.ts';
import { enterCall, openScope, type Scope } from './scope.ts';
import { TemplateError } from './template-error.ts';
import { HostValue, type KeywordArgument, type TemplateFunction, type TemplateValue } from './values.ts';

/** What a macro is made of. */
export interface MacroParts {
  readonly name: string;
  readonly parameters: readonly MacroParameter[];
  readonly body: Template;
  /** Where it was defined: its body sees these variables, as they are when it is called. */
  readonly scope: Scope;
  readonly evaluate: (expression: Expression, scope: Scope) => TemplateValue;
  /** The name that errors in it carry, when it is a template of its own. */
  readonly template?: string;
}

/** Makes a macro or template string: a function whose result is the text of its body. */
export function makeMacro(parts: MacroParts): HostValue {
  const names = parts.parameters.map(nameOf);
  const call: TemplateFunction = (args, keywords) => {
    checkArguments(parts.name, names, args, keywords);
    const scope = openScope(parts.scope);
    bindParameters(parts, scope, args, keywords);
    const leave = enterCall(scope.run, parts.name);
    if (parts.template !== undefined) scope.run.template = parts.template;
    const text = scope.run.render(parts.body, scope);
    leave();
    return text;
  };
  return new HostValue(`macro ${parts.name}`, {
    call,
    get: (member) => (member === 'name' ? parts.name : member === 'arguments' ? names : undefined),
  });
}

function bindParameters(parts: MacroParts, scope: Scope, args: readonly TemplateValue[], keywords: readonly KeywordArgument[]): void {
  parts.parameters.forEach((parameter, index) => {
    const name = nameOf(parameter);
    const keyword = keywords.find(([key]) => key === name);
    const given = index < args.length ? args[index] : keyword?.[1];
    const isMissing = index >= args.length && keyword === undefined;
    scope.variables.set(name, isMissing && typeof parameter !== 'string' ? parts.evaluate(parameter[1], scope) : given);
  });
  const caller = keywords.find(([key]) => key === 'caller');
  if (caller !== undefined) scope.variables.set('caller', caller[1]);
}

function checkArguments(
  macro: string,
  names: readonly string[],
  args: readonly TemplateValue[],
  keywords: readonly KeywordArgument[],
): void {
  if (args.length > names.length) throw new TemplateError(`"${macro}" takes ${names.length} arguments, not ${args.length}`);
  for (const [name] of keywords) {
    const index = names.indexOf(name);
    if (index < 0 && name !== 'caller') throw new TemplateError(`"${macro}" has no argument "${name}"`);
    if (index >= 0 && index < args.length) throw new TemplateError(`"${macro}" gets "${name}" twice`);
  }
}

function nameOf(parameter: MacroParameter): string {
  return typeof parameter === 'string' ? parameter : parameter[0];
}
