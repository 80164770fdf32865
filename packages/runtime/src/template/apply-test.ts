import { filterSignatures, testSignatures } from '../program/index.ts';
import { bindArguments } from './arguments.ts';
import { areEqual, compareValues } from './compare-values.ts';
import { contains } from './contains.ts';
import { divideInts } from './integers.ts';
import { entriesOf, findItems } from './iterate.ts';
import { asFloat, toNumber } from './number-value.ts';
import { showValue } from './show-value.ts';
import { TemplateError } from './template-error.ts';
import { EnumValue, FloatValue, isList, type KeywordArgument, type TemplateValue, TextValue, unwrapText } from './values.ts';

type TestName = keyof typeof testSignatures;

type TestFunction = (value: TemplateValue, argument: TemplateValue) => boolean;

const isEqual: TestFunction = areEqual;
const isDifferent: TestFunction = (value, other) => !areEqual(value, other);
const isLess: TestFunction = (value, other) => compareValues(value, other) < 0;
const isLessOrEqual: TestFunction = (value, other) => compareValues(value, other) <= 0;
const isGreater: TestFunction = (value, other) => compareValues(value, other) > 0;
const isGreaterOrEqual: TestFunction = (value, other) => compareValues(value, other) >= 0;
const isInteger: TestFunction = (value) => typeof value === 'number' || typeof value === 'bigint';
const isFloat: TestFunction = (value) => value instanceof FloatValue;
const isSafe: TestFunction = (value) => value instanceof TextValue;

const tests: Readonly<Record<TestName, TestFunction>> = {
  '!=': isDifferent,
  '<': isLess,
  '<=': isLessOrEqual,
  '==': isEqual,
  '>': isGreater,
  '>=': isGreaterOrEqual,
  boolean: (value) => typeof value === 'boolean',
  defined: (value) => value !== undefined,
  divisibleby: (value, divisor) => isDivisible(value, divisor),
  endingwith: (value, suffix) => showValue(value).endsWith(showValue(suffix)),
  eq: isEqual,
  equalto: isEqual,
  escaped: isSafe,
  even: (value) => isDivisible(value, 2),
  false: (value) => value === false,
  filter: (value) => typeof value === 'string' && Object.hasOwn(filterSignatures, value),
  float: isFloat,
  ge: isGreaterOrEqual,
  greaterthan: isGreater,
  gt: isGreater,
  in: (value, container) => contains(container, value),
  int: isInteger,
  integer: isInteger,
  iterable: (value) => findItems(value) !== undefined,
  le: isLessOrEqual,
  lessthan: isLess,
  lower: (value) => /^\p{Lowercase}*$/u.test(showValue(value)),
  lt: isLess,
  mapping: (value) => entriesOf(value) !== undefined,
  ne: isDifferent,
  none: (value) => value === null,
  number: (value, other) => isInteger(value, other) || isFloat(value, other),
  odd: (value) => isWhole(value) && !isDivisible(value, 2),
  safe: isSafe,
  sameas: isSame,
  sequence: (value) => isList(value),
  startingwith: (value, prefix) => showValue(value).startsWith(showValue(prefix)),
  string: (value) => typeof unwrapText(value) === 'string',
  test: (value) => typeof value === 'string' && Object.hasOwn(tests, value),
  true: (value) => value === true,
  undefined: (value) => value === undefined,
  upper: (value) => /^\p{Uppercase}*$/u.test(showValue(value)),
};

/** Tells whether a number leaves no remainder; what is no number never does. */
function isDivisible(value: TemplateValue, divisor: TemplateValue): boolean {
  const a = toNumber(value);
  const b = toNumber(divisor);
  if (a === undefined || b === undefined) return false;
  if (a instanceof FloatValue || b instanceof FloatValue) return asFloat(a) % asFloat(b) === 0;
  return divideInts(a, b).remainder === 0;
}

function isWhole(value: TemplateValue): boolean {
  return isDivisible(value, 1);
}

/** Tells whether two values are of one kind and equal; lists, maps and objects have to be the same one. */
function isSame(value: TemplateValue, other: TemplateValue): boolean {
  if (value instanceof FloatValue || value instanceof EnumValue) return value.constructor === other?.constructor && areEqual(value, other);
  return unwrapText(value) === unwrapText(other);
}

/** Tells whether `input is name(args)`. Fails for an unknown test and for arguments that it does not take. */
export function applyTest(
  name: string,
  input: TemplateValue,
  args: readonly TemplateValue[],
  keywords: readonly KeywordArgument[] = [],
): boolean {
  if (!Object.hasOwn(tests, name)) throw new TemplateError(`unknown test "${name}"`);
  const test = name as TestName;
  const [argument] = bindArguments(`"is ${name}"`, testSignatures[test], args, keywords);
  return tests[test](input, argument);
}
