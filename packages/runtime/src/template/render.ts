import type { BindingTarget, Expression, StatementNode, Template } from '../program/index.ts';
import { callMethod } from './call.ts';
import { describeKind } from './describe-kind.ts';
import { evaluate, evaluateKeywords } from './evaluate.ts';
import { isTruthy } from './is-truthy.ts';
import { iterate } from './iterate.ts';
import { makeLoop } from './loop.ts';
import { countStep, enterCall, openScope, type Run, readVariable, type Scope } from './scope.ts';
import { showValue } from './show-value.ts';
import { TemplateError } from './template-error.ts';
import { isList, Namespace, type TemplateFunction, type TemplateValue } from './values.ts';

/** Renders the nodes of a body in a scope. The line is what it was before when that is done: the statement around the body goes on. */
export function render(body: Template, scope: Scope): string {
  const { run } = scope;
  const { line } = run;
  let output = '';
  for (const node of body) {
    if (typeof node === 'string') {
      output += node;
    } else if (typeof node === 'number') {
      run.line = node;
    } else {
      countStep(run);
      output += renderStatement(node, scope);
    }
    checkOutput(output, run);
  }
  run.line = line;
  return output;
}

function checkOutput(output: string, run: Run): void {
  if (output.length > run.maxOutputLength) throw new TemplateError(`the text is longer than ${run.maxOutputLength} characters`);
}

function renderStatement(node: StatementNode, scope: Scope): string {
  switch (node[0]) {
    case '=':
      return showValue(evaluate(node[1], scope));
    case 'if':
      return isTruthy(evaluate(node[1], scope)) ? render(node[2], scope) : render(node[3] ?? [], scope);
    case 'for':
      return renderLoop(node, evaluate(node[2], scope), scope, 0);
    case 'set':
      bind(node[1], evaluate(node[2], scope), scope);
      return '';
    case 'set.':
      setAttribute(evaluate(node[1], scope), node[2], evaluate(node[3], scope));
      return '';
    case 'with':
      return renderWith(node[1], node[2], scope);
    case 'role':
      return showValue(callMethod(readVariable(scope, '_'), 'role', [node[1]], evaluateKeywords(node[2], scope)));
  }
}

type ForNode = Extract<StatementNode, readonly ['for', ...unknown[]]>;

/** Renders one level of a loop; `loop(…)` in a recursive one renders the next. */
function renderLoop(node: ForNode, over: TemplateValue, scope: Scope, depth: number): string {
  const [, target, , body, otherwise = [], options = {}] = node;
  const items = select(iterate(over), target, options.if, scope);
  // As in the reference implementation, `else` belongs to the whole loop: a level that `loop(…)` finds empty prints nothing.
  if (items.length === 0) return depth === 0 ? render(otherwise, scope) : '';
  const inner = openScope(scope);
  const loop = makeLoop(items, depth, recurseInto(node, scope, depth));
  inner.variables.set('loop', loop.value);
  let output = '';
  for (const [index, item] of items.entries()) {
    countStep(scope.run);
    loop.moveTo(index);
    bind(target, item, inner);
    output += render(body, inner);
    checkOutput(output, scope.run);
  }
  return output;
}

function recurseInto(node: ForNode, scope: Scope, depth: number): TemplateFunction {
  return (args) => {
    if (node[5]?.recursive !== true) throw new TemplateError('loop(…) works in a loop that is marked "recursive" only');
    if (args.length !== 1) throw new TemplateError(`loop(…) takes one argument, not ${args.length}`);
    const leave = enterCall(scope.run, 'loop');
    const text = renderLoop(node, args[0], scope, depth + 1);
    leave();
    return text;
  };
}

/** Keeps the items for which the condition of `for … if` holds. */
function select(
  items: readonly TemplateValue[],
  target: BindingTarget,
  condition: Expression | undefined,
  scope: Scope,
): readonly TemplateValue[] {
  if (condition === undefined) return items;
  const inner = openScope(scope);
  return items.filter((item) => {
    countStep(scope.run);
    bind(target, item, inner);
    return isTruthy(evaluate(condition, inner));
  });
}

function renderWith(bindings: readonly (readonly [BindingTarget, Expression])[], body: Template, scope: Scope): string {
  const inner = openScope(scope);
  for (const [target, expression] of bindings) bind(target, evaluate(expression, scope), inner);
  return render(body, inner);
}

/** Binds a name, or unpacks a list into names. */
function bind(target: BindingTarget, value: TemplateValue, scope: Scope): void {
  if (typeof target === 'string') {
    scope.variables.set(target, value);
    return;
  }
  if (!isList(value)) throw new TemplateError(`cannot unpack ${describeKind(value)} into ${target.length} names`);
  if (value.length !== target.length) throw new TemplateError(`cannot unpack a list of ${value.length} into ${target.length} names`);
  target.forEach((part, index) => {
    bind(part, value[index], scope);
  });
}

function setAttribute(target: TemplateValue, name: string, value: TemplateValue): void {
  if (!(target instanceof Namespace))
    throw new TemplateError(`only attributes of a namespace() can be set, not of ${describeKind(target)}`);
  target.attributes.set(name, value);
}
