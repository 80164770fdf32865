import type { Span } from '@outcrop/grammar';
import type { AstName } from '../template-ast.ts';
import type { CheckContext } from './check-context.ts';
import { describeType, type FunctionParameter, isAssignable, type TemplateType } from './template-type.ts';

/** An argument and what is known about it. */
export interface TypedArgument {
  readonly type: TemplateType;
  readonly span: Span;
}

/** The arguments of a call with their types. */
export interface TypedArguments {
  /** Where they stand, brackets included; the name when there are none. */
  readonly span: Span;
  readonly positional: readonly TypedArgument[];
  readonly keywords: readonly (TypedArgument & { readonly name: AstName })[];
  /** Whether `*list` or `**map` add arguments that are not known here. */
  readonly hasSplat: boolean;
}

/** What is called, as far as its arguments are concerned. */
export interface Callee {
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  readonly unknownKeywordHint?: string | undefined;
}

/** Holds the arguments of a call against the parameters: number, names, types. */
export function checkArguments(callee: Callee, args: TypedArguments, context: CheckContext): void {
  const { report } = context;
  const plain = callee.parameters.filter(({ form }) => form === 'plain');
  const hasRest = callee.parameters.some(({ form }) => form === 'rest');
  const given = args.positional.length;
  if (given > plain.length && !hasRest) {
    report('template-too-many-arguments', args.span, { callee: callee.name, count: plain.length, given });
  }
  args.positional.forEach((argument, index) => {
    checkType(callee, plain[index], argument, report);
  });
  for (const argument of args.keywords) checkKeyword(callee, argument, plain.slice(0, given), context);
  if (args.hasSplat) return;
  const isNamed = ({ name }: FunctionParameter): boolean => args.keywords.some((argument) => argument.name.name === name);
  const missing = plain.slice(given).filter((parameter) => parameter.isRequired && !isNamed(parameter));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => `\`${name}\``).join(' and ');
  report('template-missing-argument', args.span, {
    callee: callee.name,
    names: `${missing.length === 1 ? 'argument' : 'arguments'} ${names}`,
  });
}

function checkKeyword(
  callee: Callee,
  argument: TypedArgument & { readonly name: AstName },
  filled: readonly FunctionParameter[],
  { report, suggest }: CheckContext,
): void {
  const { name, span } = argument.name;
  const parameters = callee.parameters.filter(({ form }) => form === 'plain' || form === 'keyword');
  const parameter = parameters.find((candidate) => candidate.name === name);
  if (parameter !== undefined && filled.includes(parameter)) {
    report('template-repeated-argument', span, { callee: callee.name, name });
  } else if (parameter !== undefined) {
    checkType(callee, parameter, argument, report);
  } else if (!callee.parameters.some(({ form }) => form === 'open')) {
    const hint =
      suggest(
        name,
        parameters.map((candidate) => candidate.name),
      ) ?? callee.unknownKeywordHint;
    report('template-unknown-argument', span, { callee: callee.name, name }, { hint });
  }
}

function checkType(
  callee: Callee,
  parameter: FunctionParameter | undefined,
  { type, span }: TypedArgument,
  report: CheckContext['report'],
): void {
  if (parameter === undefined || isAssignable(type, parameter.type)) return;
  const details = { callee: callee.name, name: parameter.name, expected: describeType(parameter.type), found: describeType(type) };
  report('template-argument-type', span, details);
}
