import { describeKind } from './describe-kind.ts';
import { addInts, divideInts, type Int, multiplyInts, negateInt, raiseInt } from './integers.ts';
import { checkLength, checkListLength, MAX_REPETITION } from './limits.ts';
import { asFloat, toNumber } from './number-value.ts';
import { TemplateError } from './template-error.ts';
import { FloatValue, isList, type TemplateValue, unwrapText } from './values.ts';
import { toWhole } from './whole-number.ts';

/** The arithmetic operators (`spec/prompt.md` 7). */
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**';

/** Calculates `left operator right`. Fails for operands that the operator does not take. */
export function calculate(operator: ArithmeticOperator, wrappedLeft: TemplateValue, wrappedRight: TemplateValue): TemplateValue {
  const left = unwrapText(wrappedLeft);
  const right = unwrapText(wrappedRight);
  const a = toNumber(left);
  const b = toNumber(right);
  if (a !== undefined && b !== undefined) {
    return a instanceof FloatValue || b instanceof FloatValue || operator === '/'
      ? new FloatValue(calculateFloats(operator, asFloat(a), asFloat(b)))
      : calculateInts(operator, a, b);
  }
  const other = operator === '+' ? concatenate(left, right) : operator === '*' ? (repeat(left, right) ?? repeat(right, left)) : undefined;
  if (other !== undefined) return other;
  throw new TemplateError(`"${operator}" cannot be used with ${describeKind(left)} and ${describeKind(right)}`);
}

/** Gives `-operand`. */
export function negate(operand: TemplateValue): TemplateValue {
  const number = typeof operand === 'boolean' ? undefined : toNumber(operand);
  if (number === undefined) throw new TemplateError(`"-" cannot be used with ${describeKind(operand)}`);
  return number instanceof FloatValue ? new FloatValue(-number.value) : negateInt(number);
}

function calculateInts(operator: Exclude<ArithmeticOperator, '/'>, a: Int, b: Int): Int {
  switch (operator) {
    case '+':
      return addInts(a, b);
    case '-':
      return addInts(a, negateInt(b));
    case '*':
      return multiplyInts(a, b);
    case '//':
      return divideInts(a, b).quotient;
    case '%':
      return divideInts(a, b).remainder;
    case '**':
      return raiseInt(a, b);
  }
}

function calculateFloats(operator: ArithmeticOperator, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '//':
      return divideFloats(a, b);
    case '%':
      return a % b;
    case '**':
      return a ** b;
  }
}

/** The quotient that leaves a remainder which is not negative (Euclid). */
function divideFloats(a: number, b: number): number {
  const quotient = Math.trunc(a / b);
  if (a % b >= 0 || Number.isNaN(a % b)) return quotient;
  return b > 0 ? quotient - 1 : quotient + 1;
}

function concatenate(left: TemplateValue, right: TemplateValue): TemplateValue {
  if (typeof left === 'string' && typeof right === 'string') {
    checkLength(left.length + right.length);
    return left + right;
  }
  if (!isList(left) || !isList(right)) return undefined;
  checkListLength(left.length + right.length);
  return [...left, ...right];
}

function repeat(value: TemplateValue, count: TemplateValue): TemplateValue {
  const times = toWhole(count);
  if (times === undefined || !(typeof value === 'string' || isList(value))) return undefined;
  if (times < 0) throw new TemplateError('"*" cannot repeat a negative number of times');
  if (value.length === 0) return value;
  if (times * value.length > MAX_REPETITION) throw new TemplateError(`"*" makes more than ${MAX_REPETITION} characters or elements`);
  if (typeof value === 'string') return value.repeat(times);
  checkListLength(times * value.length);
  return Array.from({ length: times }, () => value).flat();
}
