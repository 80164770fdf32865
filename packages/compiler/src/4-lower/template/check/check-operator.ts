import type { Span } from '@outcrop/grammar';
import type { BinaryOperator } from 'outcrop/program';
import type { CheckContext } from './check-context.ts';
import { BOOL, describeType, FLOAT, INT, itemOf, membersOf, STRING, type TemplateType, UNKNOWN, unionOf } from './template-type.ts';

/** Gives the type of an operation other than `and` and `or`, and reports operands that it fails for whatever their value. */
export function checkOperator(
  operator: Exclude<BinaryOperator, 'and' | 'or'>,
  left: TemplateType,
  right: TemplateType,
  span: Span,
  { report }: CheckContext,
): TemplateType {
  switch (operator) {
    case '~':
      return STRING;
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return BOOL;
    case 'in':
      if (membersOf(right).every((member) => !canSearch(member))) {
        report('template-operator', span, { operator, left: describeType(left), right: describeType(right) });
      }
      return BOOL;
    default: {
      const results = membersOf(left).flatMap((a) => membersOf(right).map((b) => calculate(operator, a, b)));
      const possible = results.filter((result) => result !== undefined);
      if (possible.length > 0) return unionOf(possible);
      report('template-operator', span, { operator, left: describeType(left), right: describeType(right) });
      return UNKNOWN;
    }
  }
}

/** Gives the type of `-operand`. */
export function checkNegation(operand: TemplateType, span: Span, { report }: CheckContext): TemplateType {
  if (membersOf(operand).some(({ kind }) => kind === 'int' || kind === 'float' || kind === 'unknown')) return operand;
  report('template-negation', span, { found: describeType(operand) });
  return UNKNOWN;
}

function canSearch(type: TemplateType): boolean {
  return type.kind === 'undefined' || (type.kind !== 'none' && itemOf(type) !== undefined);
}

/** The type of the result, undefined when the operands do not fit. */
function calculate(operator: '+' | '-' | '*' | '/' | '//' | '%' | '**', left: TemplateType, right: TemplateType): TemplateType | undefined {
  if (left.kind === 'unknown' || right.kind === 'unknown') return UNKNOWN;
  if (isNumber(left) && isNumber(right)) return operator === '/' || left.kind === 'float' || right.kind === 'float' ? FLOAT : INT;
  if (operator === '+') return concatenate(left, right);
  if (operator !== '*') return undefined;
  if (isRepeatable(left) && isCount(right)) return left;
  return isRepeatable(right) && isCount(left) ? right : undefined;
}

function concatenate(left: TemplateType, right: TemplateType): TemplateType | undefined {
  if (left.kind === 'string' && right.kind === 'string') return STRING;
  if (!isListType(left) || !isListType(right)) return undefined;
  return { kind: 'list', item: unionOf([itemOf(left) ?? UNKNOWN, itemOf(right) ?? UNKNOWN]) };
}

function isNumber({ kind }: TemplateType): boolean {
  return kind === 'int' || kind === 'float' || kind === 'bool';
}

function isCount({ kind }: TemplateType): boolean {
  return kind === 'int' || kind === 'bool';
}

function isListType({ kind }: TemplateType): boolean {
  return kind === 'list' || kind === 'tuple';
}

function isRepeatable(type: TemplateType): boolean {
  return type.kind === 'string' || isListType(type);
}
