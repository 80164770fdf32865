import type { Span } from '@outcrop/grammar';
import type {
  ArgumentExpression,
  BindingTarget,
  Expression,
  KeywordExpression,
  LoopOptions,
  MacroParameter,
  StatementNode,
  Template,
  TemplateNode,
} from 'outcrop/program';
import { canFail } from './can-fail.ts';
import { findRole } from './find-role.ts';
import type {
  AstArguments,
  AstBody,
  AstExpression,
  AstStatement,
  AstTarget,
  Call,
  Conditional,
  For,
  KeywordArgument,
  Macro,
  Text,
} from './template-ast.ts';
import { TemplateFault } from './template-fault.ts';

/** How tall a tree may get. Long chains of operators, filters and lookups count as much as brackets. */
const MAX_HEIGHT = 400;

type LoweredArguments =
  | readonly []
  | readonly [args: readonly ArgumentExpression[]]
  | readonly [args: readonly ArgumentExpression[], keywords: readonly KeywordExpression[]];

/** What lowering needs to know around a node. */
export interface LoweringContext {
  /** The line, from 1, of an offset in the template's text. */
  readonly lineOf: (offset: number) => number;
  /** Whether what is printed goes straight into a prompt, where white space behind a role marker never shows. */
  readonly isPrompt: boolean;
  /** The line that errors would be reported with, as far as it is known. */
  readonly line: number | undefined;
  readonly height: number;
}

/** Turns a body into plain data, with the lines of what can fail. */
export function lowerBody(body: AstBody, context: LoweringContext): Template {
  const nodes: TemplateNode[] = [];
  let { line } = context;
  for (const statement of body) {
    if (statement.kind === 'text') {
      pushText(nodes, statement.value, context);
      continue;
    }
    if (canStatementFail(statement)) {
      const own = context.lineOf(statement.span.start);
      if (own !== line) nodes.push(own);
      line = own;
    }
    nodes.push(lowerStatement(statement, { ...context, line }));
  }
  return nodes;
}

function pushText(nodes: TemplateNode[], text: string, { isPrompt }: LoweringContext): void {
  const last = nodes.at(-1);
  const shown = isPrompt && Array.isArray(last) && last[0] === 'role' ? text.replace(/^[ \t\r\n]+/, '') : text;
  if (shown === '') return;
  if (typeof last === 'string') nodes.push(`${nodes.pop()}${shown}`);
  else nodes.push(shown);
}

function canStatementFail(statement: Exclude<AstStatement, Text>): boolean {
  switch (statement.kind) {
    case 'output':
      return findRole(statement.value)?.metadata.some(({ value }) => canFail(value)) ?? canFail(statement.value);
    case 'if':
      return canFail(statement.condition);
    case 'set':
      return canFail(statement.value) || statement.target.kind === 'names';
    case 'for':
    case 'set-attribute':
    case 'with':
      return true;
  }
}

function lowerStatement(statement: Exclude<AstStatement, Text>, context: LoweringContext): StatementNode {
  switch (statement.kind) {
    case 'output':
      return lowerOutput(statement.value, context);
    case 'if': {
      const condition = lowerExpression(statement.condition, context);
      const inner = deeper(context, statement);
      const body = lowerBody(statement.body, inner);
      return statement.otherwise === undefined ? ['if', condition, body] : ['if', condition, body, lowerBody(statement.otherwise, inner)];
    }
    case 'for':
      return lowerFor(statement, context);
    case 'set':
      return ['set', lowerTarget(statement.target), lowerExpression(statement.value, context)];
    case 'set-attribute':
      return ['set.', lowerExpression(statement.target, context), statement.attribute.name, lowerExpression(statement.value, context)];
    case 'with': {
      const bindings = statement.bindings.map(([target, value]) => [lowerTarget(target), lowerExpression(value, context)] as const);
      return ['with', bindings, lowerBody(statement.body, deeper(context, statement))];
    }
  }
}

function lowerOutput(value: AstExpression, context: LoweringContext): StatementNode {
  const role = findRole(value);
  if (role === undefined) return ['=', lowerExpression(value, context)];
  const metadata = lowerKeywords(role.metadata, context);
  return metadata.length === 0 ? ['role', role.name] : ['role', role.name, metadata];
}

function lowerFor(statement: For, context: LoweringContext): StatementNode {
  const target = lowerTarget(statement.target);
  const items = lowerExpression(statement.items, context);
  const inner = deeper(context, statement);
  const body = lowerBody(statement.body, inner);
  const otherwise = statement.otherwise === undefined ? [] : lowerBody(statement.otherwise, inner);
  if (statement.condition === undefined && !statement.isRecursive) {
    return otherwise.length === 0 ? ['for', target, items, body] : ['for', target, items, body, otherwise];
  }
  const options: LoopOptions = {
    ...(statement.condition !== undefined && { if: lowerExpression(statement.condition, context) }),
    ...(statement.isRecursive && { recursive: true }),
  };
  return ['for', target, items, body, otherwise, options];
}

function lowerTarget(target: AstTarget): BindingTarget {
  return target.kind === 'name' ? target.name : target.targets.map(lowerTarget);
}

/** Turns an expression into plain data. */
export function lowerExpression(expression: AstExpression, outer: LoweringContext): Expression {
  const context = deeper(outer, expression);
  switch (expression.kind) {
    case 'constant':
      return typeof expression.value === 'bigint' ? ['int', String(expression.value)] : expression.value;
    case 'float':
      return lowerFloat(expression.value);
    case 'variable':
      return ['$', expression.name];
    case 'member':
      return ['.', lowerExpression(expression.target, context), expression.member.name];
    case 'index':
      return ['[]', lowerExpression(expression.target, context), lowerExpression(expression.index, context)];
    case 'slice': {
      const [start, stop, step] = expression.bounds.map((bound) => (bound === undefined ? null : lowerExpression(bound, context)));
      return ['[:]', lowerExpression(expression.target, context), start ?? null, stop ?? null, step ?? null];
    }
    case 'call':
      return lowerCall(expression, context);
    case 'filter':
      return ['|', expression.filter.name, lowerExpression(expression.input, context), ...lowerArguments(expression.args, context)];
    case 'test':
      return ['is', expression.test.name, lowerExpression(expression.input, context), ...lowerArguments(expression.args, context)];
    case 'binary':
      return [expression.operator, lowerExpression(expression.left, context), lowerExpression(expression.right, context)];
    case 'not':
      return ['not', lowerExpression(expression.operand, context)];
    case 'negate':
      return lowerNegation(expression.operand, context);
    case 'conditional':
      return lowerConditional(expression, context);
    case 'list':
      return ['list', expression.items.map((item) => lowerExpression(item, context))];
    case 'dict':
      return ['dict', expression.entries.map(([key, value]) => [lowerExpression(key, context), lowerExpression(value, context)])];
    case 'body-text':
      return ['text', lowerBody(expression.body, { ...context, isPrompt: false })];
    case 'macro':
      return lowerMacro(expression, context);
  }
}

function lowerCall({ callee, args }: Call, context: LoweringContext): Expression {
  const [positional = [], ...keywords] = lowerArguments(args, context);
  return ['()', lowerExpression(callee, context), positional, ...keywords];
}

/** Positional arguments and keywords, each left out when there is nothing behind it. */
function lowerArguments({ positional, keywords }: AstArguments, context: LoweringContext): LoweredArguments {
  const args = positional.map(({ value, isSplat }): ArgumentExpression => {
    const lowered = lowerExpression(value, context);
    return isSplat ? ['*', lowered] : lowered;
  });
  if (keywords.length > 0) return [args, lowerKeywords(keywords, context)];
  return args.length > 0 ? [args] : [];
}

function lowerKeywords(keywords: readonly KeywordArgument[], context: LoweringContext): readonly KeywordExpression[] {
  return keywords.map(({ name, value }) => [name?.name ?? '**', lowerExpression(value, context)]);
}

function deeper(context: LoweringContext, { span }: { readonly span: Span }): LoweringContext {
  if (context.height >= MAX_HEIGHT) throw new TemplateFault(`this is longer or deeper than ${MAX_HEIGHT} parts`, span, 'split it');
  return { ...context, height: context.height + 1 };
}

/** A float that is whole says so; JSON would make it an int. */
function lowerFloat(value: number): Expression {
  return Number.isInteger(value) ? ['float', value] : value;
}

/** Folds the sign into a number, so that `-1` is a constant. A negative zero stays an operation: JSON has none. */
function lowerNegation(operand: AstExpression, context: LoweringContext): Expression {
  if (operand.kind === 'float' && operand.value !== 0) return lowerFloat(-operand.value);
  if (operand.kind === 'constant' && typeof operand.value === 'number') return 0 - operand.value;
  if (operand.kind === 'constant' && typeof operand.value === 'bigint') return ['int', String(-operand.value)];
  return ['neg', lowerExpression(operand, context)];
}

function lowerConditional({ condition, then, otherwise }: Conditional, context: LoweringContext): Expression {
  const parts = [lowerExpression(condition, context), lowerExpression(then, context)] as const;
  return otherwise === undefined ? ['?:', ...parts] : ['?:', ...parts, lowerExpression(otherwise, context)];
}

function lowerMacro({ name, parameters, body }: Macro, context: LoweringContext): Expression {
  const lowered = parameters.map(
    (parameter): MacroParameter =>
      parameter.otherwise === undefined ? parameter.name.name : [parameter.name.name, lowerExpression(parameter.otherwise, context)],
  );
  return ['macro', name, lowered, lowerBody(body, { ...context, isPrompt: false, line: undefined })];
}
