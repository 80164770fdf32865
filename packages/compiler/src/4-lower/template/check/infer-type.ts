import { filterSignatures, testSignatures } from 'outcrop/program';
import type {
  AstArguments,
  AstExpression,
  AstName,
  Binary,
  Call,
  Conditional,
  Filter,
  Index,
  Macro,
  Member,
  Test,
  Variable,
} from '../template-ast.ts';
import { checkArguments, type TypedArguments } from './check-arguments.ts';
import { checkCall, checkMethodCall } from './check-call.ts';
import type { CheckContext } from './check-context.ts';
import { checkEnumComparison } from './check-enum-comparison.ts';
import { checkMember, elementType } from './check-member.ts';
import { checkNegation, checkOperator } from './check-operator.ts';
import { type CheckScope, enterBranch, findVariable, namesInScope, openCheckScope, setVariable } from './check-scope.ts';
import { type FilterName, filteredType, isImpossible } from './filter-types.ts';
import { readSignature } from './global-types.ts';
import { narrow, type Outcomes, pathOf, propertyOf } from './narrow.ts';
import {
  asValue,
  BOOL,
  describeType,
  FLOAT,
  INT,
  isNothing,
  keepMembers,
  NONE,
  STRING,
  type TemplateType,
  UNDEFINED,
  UNKNOWN,
  unionOf,
} from './template-type.ts';

/** Gives the type of an expression, and reports what in it is certain to fail or to be empty. */
export function inferType(expression: AstExpression, scope: CheckScope, context: CheckContext): TemplateType {
  switch (expression.kind) {
    case 'constant':
      return constantType(expression.value);
    case 'float':
      return FLOAT;
    case 'variable':
      return inferVariable(expression, scope, context);
    case 'member':
    case 'index':
      return inferLookup(expression, scope, context);
    case 'slice':
      for (const bound of expression.bounds) if (bound !== undefined) inferType(bound, scope, context);
      return asValue(inferType(expression.target, scope, context));
    case 'call':
      return inferCall(expression, scope, context);
    case 'filter':
      return inferFilter(expression, scope, context);
    case 'test':
      return inferTest(expression, scope, context);
    case 'binary':
      return inferBinary(expression, scope, context);
    case 'not':
      inferType(expression.operand, scope, context);
      return BOOL;
    case 'negate':
      return checkNegation(inferType(expression.operand, scope, context), expression.span, context);
    case 'conditional':
      return inferConditional(expression, scope, context);
    case 'list':
      return { kind: 'tuple', items: expression.items.map((item) => inferType(item, scope, context)) };
    case 'dict':
      for (const [key] of expression.entries) inferType(key, scope, context);
      return { kind: 'map', value: unionOf(expression.entries.map(([, value]) => inferType(value, scope, context))) };
    case 'body-text':
      context.checkBody(expression.body, scope);
      return STRING;
    case 'macro':
      return inferMacro(expression, scope, context);
  }
}

/** Gives what follows from a condition at a place. */
export function outcomesOf(condition: AstExpression, scope: CheckScope, context: CheckContext): Outcomes {
  const quiet: CheckContext = { ...context, report: () => undefined };
  return narrow(condition, (expression) => inferType(expression, scope, quiet));
}

function constantType(value: string | number | bigint | boolean | null): TemplateType {
  if (value === null) return NONE;
  if (typeof value === 'string') return STRING;
  return typeof value === 'boolean' ? BOOL : INT;
}

function inferVariable({ name, span }: Variable, scope: CheckScope, context: CheckContext): TemplateType {
  const type = findName(name, scope, context);
  if (type !== undefined) return type;
  context.report('template-unknown-variable', span, { name }, { hint: suggestName(name, scope, context) });
  return UNKNOWN;
}

function findName(name: string, scope: CheckScope, context: CheckContext): TemplateType | undefined {
  return scope.facts.get(name) ?? findVariable(scope, name) ?? context.globals.get(name);
}

function suggestName(name: string, scope: CheckScope, context: CheckContext): string | undefined {
  return name === 'null' ? 'write `none`' : context.suggest(name, allNames(scope, context));
}

function* allNames(scope: CheckScope, { globals }: CheckContext): Iterable<string> {
  yield* namesInScope(scope);
  yield* globals.names();
}

function inferLookup(expression: Member | Index, scope: CheckScope, context: CheckContext): TemplateType {
  const target = asValue(inferType(expression.target, scope, context));
  if (expression.kind === 'index') inferType(expression.index, scope, context);
  const path = pathOf(expression);
  const fact = path === undefined ? undefined : scope.facts.get(path);
  if (fact !== undefined) return fact;
  const name = propertyOf(expression);
  if (name === undefined) return elementType(target);
  const nameSpan = expression.kind === 'member' ? expression.member.span : expression.index.span;
  return checkMember(target, { name, nameSpan, subject: expression.target.span }, context);
}

/** Gives the type of what may not be there: `x is defined`, `x|default(…)`. Only the last name of a path may be unknown. */
function inferOptional(expression: AstExpression, scope: CheckScope, context: CheckContext): TemplateType {
  if (pathOf(expression) === undefined) return inferType(expression, scope, context);
  if (expression.kind === 'member' || expression.kind === 'index') inferType(expression.target, scope, context);
  return inferType(expression, scope, { ...context, report: () => undefined });
}

function inferFilter({ input, filter, args, span }: Filter, scope: CheckScope, context: CheckContext): TemplateType {
  const isOptional = filter.name === 'default' || filter.name === 'd';
  const type = asValue(isOptional ? inferOptional(input, scope, context) : inferType(input, scope, context));
  const typed = inferArguments(args, scope, context);
  if (!checkFilterName(filter, context)) return UNKNOWN;
  checkNamedByText(filter.name, args, context);
  const name = filter.name as FilterName;
  if (isImpossible(name, type)) context.report('template-filter-operand', span, { filter: name, found: describeType(type) });
  checkArguments({ name, parameters: readSignature(filterSignatures[name]) }, typed, context);
  return filteredType(
    name,
    type,
    typed.positional.map((argument) => argument.type),
  );
}

function inferTest({ input, test, args }: Test, scope: CheckScope, context: CheckContext): TemplateType {
  const isOptional = test.name === 'defined' || test.name === 'undefined';
  if (isOptional) inferOptional(input, scope, context);
  else inferType(input, scope, context);
  const typed = inferArguments(args, scope, context);
  if (checkTestName(test, context)) {
    const parameters = readSignature(testSignatures[test.name as keyof typeof testSignatures]);
    checkArguments({ name: `is ${test.name}`, parameters }, typed, context);
  }
  return BOOL;
}

function checkFilterName({ name, span }: AstName, { report, suggest }: CheckContext): boolean {
  if (Object.hasOwn(filterSignatures, name)) return true;
  report('template-unknown-filter', span, { name }, { hint: suggest(name, Object.keys(filterSignatures)) });
  return false;
}

function checkTestName({ name, span }: AstName, { report, suggest }: CheckContext): boolean {
  if (Object.hasOwn(testSignatures, name)) return true;
  report('template-unknown-test', span, { name }, { hint: suggest(name, Object.keys(testSignatures)) });
  return false;
}

/** Checks the test of `select("odd")` and `selectattr("age", "gt", 3)`, and the filter of `map("upper")`. */
function checkNamedByText(filter: string, { positional }: AstArguments, context: CheckContext): void {
  const index = filter.endsWith('attr') ? 1 : 0;
  const argument = positional.slice(0, index + 1).some(({ isSplat }) => isSplat) ? undefined : positional[index]?.value;
  if (argument?.kind !== 'constant' || typeof argument.value !== 'string') return;
  const named: AstName = { name: argument.value, span: argument.span };
  if (filter === 'map') checkFilterName(named, context);
  if (['select', 'reject', 'selectattr', 'rejectattr'].includes(filter)) checkTestName(named, context);
}

function inferBinary({ operator, left, right, span }: Binary, scope: CheckScope, context: CheckContext): TemplateType {
  const leftType = asValue(inferType(left, scope, context));
  if (operator === 'and' || operator === 'or') {
    const { whenTrue, whenFalse } = outcomesOf(left, scope, context);
    const rightType = inferType(right, enterBranch(scope, operator === 'and' ? whenTrue : whenFalse), context);
    return unionOf([operator === 'and' ? leftType : keepMembers(leftType, (member) => !isNothing(member)), rightType]);
  }
  const rightType = asValue(inferType(right, scope, context));
  if (operator === '==' || operator === '!=' || operator === 'in') checkEnumComparison(leftType, right, context);
  if (operator === '==' || operator === '!=') checkEnumComparison(rightType, left, context);
  return checkOperator(operator, leftType, rightType, span, context);
}

function inferConditional({ condition, then, otherwise }: Conditional, scope: CheckScope, context: CheckContext): TemplateType {
  inferType(condition, scope, context);
  const { whenTrue, whenFalse } = outcomesOf(condition, scope, context);
  const thenType = inferType(then, enterBranch(scope, whenTrue), context);
  return unionOf([thenType, otherwise === undefined ? UNDEFINED : inferType(otherwise, enterBranch(scope, whenFalse), context)]);
}

function inferMacro({ name, parameters, body }: Macro, scope: CheckScope, context: CheckContext): TemplateType {
  // What holds where a macro is defined need not hold where it is called.
  const inner = openCheckScope({ ...scope, facts: new Map() });
  for (const parameter of parameters) {
    if (parameter.otherwise !== undefined) inferType(parameter.otherwise, inner, context);
    setVariable(inner, parameter.name.name, UNKNOWN);
  }
  setVariable(inner, 'caller', UNKNOWN);
  context.deferred.push(() => {
    context.checkBody(body, inner);
  });
  const shapes = readSignature(parameters.map((parameter) => `${parameter.name.name}?`));
  return { kind: 'function', name, parameters: shapes, result: STRING, uncalled: 'function' };
}

function inferCall({ callee, args }: Call, scope: CheckScope, context: CheckContext): TemplateType {
  if (callee.kind === 'member') {
    const target = inferType(callee.target, scope, context);
    return checkMethodCall(target, callee, inferArguments(args, scope, context), context);
  }
  const type = inferCallee(callee, scope, context);
  return checkCall(type, callee.span, inferArguments(args, scope, context), context);
}

function inferCallee(callee: AstExpression, scope: CheckScope, context: CheckContext): TemplateType {
  if (callee.kind !== 'variable' || findName(callee.name, scope, context) !== undefined) return inferType(callee, scope, context);
  const { name, span } = callee;
  context.report('template-unknown-function', span, { name }, { hint: suggestName(name, scope, context) });
  return UNKNOWN;
}

function inferArguments(args: AstArguments, scope: CheckScope, context: CheckContext): TypedArguments {
  const positional = args.positional.map(({ value }) => ({ type: inferType(value, scope, context), span: value.span }));
  const keywords = args.keywords.flatMap(({ name, value }) => {
    const type = inferType(value, scope, context);
    // What a `call` block hands over is no argument of the macro.
    return name === undefined || value.kind === 'macro' ? [] : [{ name, type, span: value.span }];
  });
  const hasSplat = args.positional.some(({ isSplat }) => isSplat) || args.keywords.some(({ name }) => name === undefined);
  return { span: args.span, positional: hasSplat ? [] : positional, keywords, hasSplat };
}
