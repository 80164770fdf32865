import type { ArgumentExpression, Expression, ExpressionNode, KeywordExpression } from 'outcrop/program';

/** Prints an expression the way people write it: `this.jobs|length`. Operations inside others stand in parentheses. */
export function printExpression(expression: Expression): string {
  if (typeof expression === 'string') return JSON.stringify(expression);
  if (expression === null) return 'none';
  return typeof expression === 'object' ? printNode(expression) : String(expression);
}

function printNode(node: ExpressionNode): string {
  switch (node[0]) {
    case 'float':
      return Number.isInteger(node[1]) ? node[1].toFixed(1) : String(node[1]);
    case 'int':
    case '$':
      return node[1];
    case '.':
      return `${printOperand(node[1])}.${node[2]}`;
    case '[]':
      return `${printOperand(node[1])}[${printExpression(node[2])}]`;
    case '[:]':
      return `${printOperand(node[1])}[${printSliceParts(node[2], node[3], node[4])}]`;
    case '()':
      return `${printOperand(node[1])}(${printArguments(node[2], node[3])})`;
    case '|':
      return `${printOperand(node[2])}|${node[1]}${printOptionalArguments(node[3], node[4])}`;
    case 'is':
      return `${printOperand(node[2])} is ${node[1]}${printOptionalArguments(node[3], node[4])}`;
    case 'not':
      return `not ${printOperand(node[1])}`;
    case 'neg':
      return `-${printOperand(node[1])}`;
    case '?:':
      return printChoice(node[1], node[2], node[3]);
    case 'list':
      return `[${node[1].map(printExpression).join(', ')}]`;
    case 'dict':
      return `{${node[1].map(([key, value]) => `${printExpression(key)}: ${printExpression(value)}`).join(', ')}}`;
    case 'text':
    case 'macro':
      return '…';
    default:
      return `${printOperand(node[1])} ${node[0]} ${printOperand(node[2])}`;
  }
}

/** Expressions that need no parentheses, whatever stands around them. */
const CLOSED: ReadonlySet<string> = new Set(['float', 'int', '$', '.', '[]', '[:]', '()', '|', 'list', 'dict', 'text', 'macro']);

function printOperand(expression: Expression): string {
  const printed = printExpression(expression);
  const isClosed = typeof expression !== 'object' || expression === null || CLOSED.has(expression[0]);
  return isClosed ? printed : `(${printed})`;
}

function printSliceParts(start: Expression, stop: Expression, step: Expression): string {
  const [first, second, third] = [start, stop, step].map((part) => (part === null ? '' : printExpression(part)));
  return step === null ? `${first}:${second}` : `${first}:${second}:${third}`;
}

function printChoice(condition: Expression, then: Expression, otherwise: Expression | undefined): string {
  const choice = `${printOperand(then)} if ${printOperand(condition)}`;
  return otherwise === undefined ? choice : `${choice} else ${printOperand(otherwise)}`;
}

function printOptionalArguments(args: readonly ArgumentExpression[] = [], keywords: readonly KeywordExpression[] = []): string {
  return args.length + keywords.length === 0 ? '' : `(${printArguments(args, keywords)})`;
}

function printArguments(args: readonly ArgumentExpression[], keywords: readonly KeywordExpression[] = []): string {
  const positional = args.map((arg) => (isSpread(arg) ? `*${printOperand(arg[1])}` : printExpression(arg)));
  const named = keywords.map(([name, value]) => (name === '**' ? `**${printOperand(value)}` : `${name}=${printExpression(value)}`));
  return [...positional, ...named].join(', ');
}

/** Tells `*list`, which hands over the items of a list one by one, from a plain argument. */
export function isSpread(arg: ArgumentExpression): arg is readonly ['*', list: Expression] {
  return Array.isArray(arg) && arg[0] === '*' && arg.length === 2;
}
