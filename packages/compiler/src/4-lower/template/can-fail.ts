import type { AstExpression } from './template-ast.ts';

/** Variables whose members can be looked up whatever happens. */
const ALWAYS_THERE: ReadonlySet<string> = new Set(['ctx', 'loop']);

/** The tests and operators that take any value. */
const TOTAL_TESTS: ReadonlySet<string> = new Set(['defined', 'undefined', 'none']);
const TOTAL_OPERATORS: ReadonlySet<string> = new Set(['and', 'or', '==', '!=', '<', '<=', '>', '>=']);

/**
 * Tells whether evaluating an expression can end in an error. When in doubt it can: the answer decides only whether the template carries
 * the line of the expression.
 */
export function canFail(expression: AstExpression): boolean {
  switch (expression.kind) {
    case 'constant':
    case 'float':
    case 'variable':
    case 'body-text':
    case 'macro':
      return false;
    case 'member':
      return !(expression.target.kind === 'variable' && ALWAYS_THERE.has(expression.target.name));
    case 'test':
      return !TOTAL_TESTS.has(expression.test.name) || canFail(expression.input);
    case 'not':
      return canFail(expression.operand);
    case 'binary':
      return !TOTAL_OPERATORS.has(expression.operator) || canFail(expression.left) || canFail(expression.right);
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise].some((part) => part !== undefined && canFail(part));
    case 'list':
      return expression.items.some(canFail);
    case 'index':
    case 'slice':
    case 'call':
    case 'filter':
    case 'negate':
    case 'dict':
      return true;
  }
}
