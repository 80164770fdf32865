import type { ArgumentExpression, Expression, ExpressionNode, KeywordExpression } from 'outcrop/program';
import { type RunOptions, renderTemplate, toTemplateValue } from 'outcrop/template';
import { isSpread, printExpression } from './print-expression.ts';

/** What a part of an expression was when the expression was judged. */
export interface ObservedValue {
  /** The part, as people write it. */
  readonly expr: string;
  /** One line; long ones are cut. */
  readonly value: string;
}

const MAX_VALUES = 12;
const MAX_LENGTH = 120;

/**
 * Evaluates the names in the expression of a check or assert, and what is made of them by filters, calls and lookups: for
 * `this.jobs|length == 2` it gives `this.jobs|length`. Parts of `this` below those are left out, because the value is shown whole. Of a name
 * that leads nowhere it gives the part that leads somewhere; what else cannot be evaluated is left out.
 */
export function observeValues(
  expression: Expression,
  variables: Readonly<Record<string, unknown>>,
  options: RunOptions,
): readonly ObservedValue[] {
  const scope = new Map(Object.entries(variables).map(([name, value]) => [name, toTemplateValue(value)]));
  const observe = (part: Expression): ObservedValue | undefined => {
    try {
      // Inside a list, texts are printed in quotes.
      return { expr: printExpression(part), value: shorten(renderTemplate([['=', ['list', [part]]]], scope, options).slice(1, -1)) };
    } catch {
      return isNode(part) && part[0] === '.' ? observe(part[1]) : undefined;
    }
  };
  const observed = listParts(expression).map(observe);
  const values = new Map(observed.flatMap((item) => (item === undefined ? [] : [[item.expr, item]])));
  return [...values.values()].slice(0, MAX_VALUES);
}

/** The parts worth showing, from left to right. Constants and operations are not: the expression itself says them. */
function listParts(expression: Expression): readonly Expression[] {
  if (!isNode(expression)) return [];
  const inner = operandsOf(expression).flatMap(listParts);
  return LOOKUPS.has(expression[0]) ? [expression, ...inner.filter((part) => rootOf(part) !== 'this')] : inner;
}

const LOOKUPS: ReadonlySet<string> = new Set(['$', '.', '[]', '[:]', '()', '|']);

/** The expressions that an expression is made of; none for `a.b.c`, which is one name to people. */
function operandsOf(node: ExpressionNode): readonly Expression[] {
  switch (node[0]) {
    case 'float':
    case 'int':
    case '$':
    case 'text':
    case 'macro':
      return [];
    case '.':
      return isPath(node) ? [] : [node[1]];
    case '()':
      return [...targetOf(node[1]), ...argumentsOf(node[2], node[3])];
    case '|':
    case 'is':
      return [node[2], ...argumentsOf(node[3], node[4])];
    case 'not':
    case 'neg':
      return [node[1]];
    case '[:]':
      return [node[1], node[2], node[3], node[4]];
    case '?:':
      return [node[2], node[1], node[3] ?? null];
    case 'list':
      return node[1];
    case 'dict':
      return node[1].flat();
    default:
      return [node[1], node[2]];
  }
}

function argumentsOf(args: readonly ArgumentExpression[] = [], keywords: readonly KeywordExpression[] = []): readonly Expression[] {
  return [...args.map((arg) => (isSpread(arg) ? arg[1] : arg)), ...keywords.map(([, value]) => value)];
}

/** What a method is called on; nothing for functions. */
function targetOf(callee: Expression): readonly Expression[] {
  return isNode(callee) && callee[0] === '.' ? [callee[1]] : [];
}

function isPath(expression: Expression): boolean {
  return isNode(expression) && (expression[0] === '$' || (expression[0] === '.' && isPath(expression[1])));
}

/** The variable that a lookup starts from. */
function rootOf(expression: Expression): string | undefined {
  if (!isNode(expression)) return undefined;
  switch (expression[0]) {
    case '$':
      return expression[1];
    case '.':
    case '[]':
    case '[:]':
    case '()':
      return rootOf(expression[1]);
    case '|':
      return rootOf(expression[2]);
    default:
      return undefined;
  }
}

function isNode(expression: Expression): expression is ExpressionNode {
  return typeof expression === 'object' && expression !== null;
}

function shorten(text: string): string {
  return text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
