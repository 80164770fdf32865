import type { ArgumentExpression, BinaryOperator, Expression, KeywordExpression } from '../program/index.ts';
import { applyFilter } from './apply-filter.ts';
import { applyTest } from './apply-test.ts';
import { callMethod, callValue } from './call.ts';
import { areEqual, compareValues } from './compare-values.ts';
import { contains } from './contains.ts';
import { describeKind } from './describe-kind.ts';
import { fromInt } from './integers.ts';
import { isTruthy } from './is-truthy.ts';
import { entriesOf, iterate } from './iterate.ts';
import { checkLength } from './limits.ts';
import { lookUp } from './look-up.ts';
import { makeMacro } from './macro.ts';
import { toMapKey } from './map-key.ts';
import { calculate, negate } from './operators.ts';
import { countOperand, readVariable, type Scope } from './scope.ts';
import { showValue } from './show-value.ts';
import { slice } from './slice.ts';
import { TemplateError } from './template-error.ts';
import { FloatValue, type KeywordArgument, type MapKey, type TemplateValue } from './values.ts';

/** Gives the value of an expression in a scope. */
export function evaluate(node: Expression, scope: Scope): TemplateValue {
  if (typeof node !== 'object' || node === null) return typeof node === 'number' && !Number.isInteger(node) ? new FloatValue(node) : node;
  switch (node[0]) {
    case 'float':
      return new FloatValue(node[1]);
    case 'int':
      return fromInt(BigInt(node[1]));
    case '$':
      return readVariable(scope, node[1]);
    case '.':
      return lookUp(evaluate(node[1], scope), node[2]);
    case '[]':
      return lookUp(evaluateOperand(node[1], scope), evaluate(node[2], scope));
    case '[:]':
      return slice(evaluateOperand(node[1], scope), evaluate(node[2], scope), evaluate(node[3], scope), evaluate(node[4], scope));
    case '()':
      return evaluateCall(node[1], evaluateArguments(node[2], scope), evaluateKeywords(node[3], scope), scope);
    case '|':
      return applyFilter(node[1], evaluateOperand(node[2], scope), evaluateArguments(node[3], scope), evaluateKeywords(node[4], scope));
    case 'is':
      return applyTest(node[1], evaluateOperand(node[2], scope), evaluateArguments(node[3], scope), evaluateKeywords(node[4], scope));
    case 'not':
      return !isTruthy(evaluate(node[1], scope));
    case 'neg':
      return negate(evaluate(node[1], scope));
    case '?:':
      return isTruthy(evaluate(node[1], scope)) ? evaluate(node[2], scope) : node[3] === undefined ? undefined : evaluate(node[3], scope);
    case 'list':
      return node[1].map((item) => evaluate(item, scope));
    case 'dict':
      return new Map(node[1].map((entry) => evaluateEntry(entry, scope)));
    case 'text':
      return scope.run.render(node[1], scope);
    case 'macro':
      return makeMacro({ name: node[1], parameters: node[2], body: node[3], scope, evaluate });
    default:
      return evaluateBinary(node[0], node[1], node[2], scope);
  }
}

/** Evaluates what a filter, operator or lookup may have to look at as a whole. */
function evaluateOperand(expression: Expression, scope: Scope): TemplateValue {
  const value = evaluate(expression, scope);
  countOperand(scope.run, value);
  return value;
}

function evaluateBinary(operator: BinaryOperator, leftExpression: Expression, rightExpression: Expression, scope: Scope): TemplateValue {
  const left = evaluate(leftExpression, scope);
  if (operator === 'and') return isTruthy(left) ? evaluate(rightExpression, scope) : left;
  if (operator === 'or') return isTruthy(left) ? left : evaluate(rightExpression, scope);
  const right = evaluateOperand(rightExpression, scope);
  countOperand(scope.run, left);
  switch (operator) {
    case '~':
      return concatenate(showValue(left), showValue(right));
    case '==':
      return areEqual(left, right);
    case '!=':
      return !areEqual(left, right);
    case '<':
      return compareValues(left, right) < 0;
    case '<=':
      return compareValues(left, right) <= 0;
    case '>':
      return compareValues(left, right) > 0;
    case '>=':
      return compareValues(left, right) >= 0;
    case 'in':
      return contains(right, left);
    default:
      return calculate(operator, left, right);
  }
}

function concatenate(left: string, right: string): string {
  checkLength(left.length + right.length);
  return left + right;
}

function evaluateEntry([key, value]: readonly [Expression, Expression], scope: Scope): [MapKey, TemplateValue] {
  return [toMapKey(evaluate(key, scope)), evaluate(value, scope)];
}

function evaluateCall(
  callee: Expression,
  args: readonly TemplateValue[],
  keywords: readonly KeywordArgument[],
  scope: Scope,
): TemplateValue {
  if (Array.isArray(callee) && callee[0] === '.') return callMethod(evaluateOperand(callee[1], scope), callee[2], args, keywords);
  const label = Array.isArray(callee) && callee[0] === '$' ? `"${callee[1]}"` : 'this value';
  return callValue(evaluateOperand(callee, scope), label, args, keywords);
}

function evaluateArguments(expressions: readonly ArgumentExpression[] | undefined, scope: Scope): readonly TemplateValue[] {
  if (expressions === undefined) return [];
  return expressions.flatMap((argument) => {
    if (isSplat(argument)) return iterate(evaluate(argument[1], scope));
    // A list in a list, because flatMap takes one level away.
    return [evaluate(argument, scope)];
  });
}

function isSplat(argument: ArgumentExpression): argument is readonly ['*', Expression] {
  return Array.isArray(argument) && argument[0] === '*' && argument.length === 2;
}

/** Gives the keyword arguments of a call, `**` spread. */
export function evaluateKeywords(expressions: readonly KeywordExpression[] | undefined, scope: Scope): readonly KeywordArgument[] {
  if (expressions === undefined) return [];
  return expressions.flatMap(([name, expression]): readonly KeywordArgument[] => {
    const value = evaluate(expression, scope);
    return name === '**' ? spreadMap(value) : [[name, value]];
  });
}

function spreadMap(value: TemplateValue): readonly KeywordArgument[] {
  const entries = entriesOf(value);
  if (entries === undefined) throw new TemplateError(`"**" needs a map, not ${describeKind(value)}`);
  return Array.from(entries, ([key, item]): KeywordArgument => [String(key), item]);
}
