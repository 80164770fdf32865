import type { AstBody, AstExpression, AstStatement, AstTarget, For } from '../template-ast.ts';
import type { CheckContext } from './check-context.ts';
import { type CheckScope, enterBranch, openCheckScope, setVariable } from './check-scope.ts';
import { loopType } from './global-types.ts';
import { inferType, outcomesOf } from './infer-type.ts';
import { describeType, itemOf, membersOf, type TemplateType, UNKNOWN, unionOf } from './template-type.ts';

/** Checks the statements of a body one after the other; what they set is noted in the scope. */
export function checkBody(body: AstBody, scope: CheckScope, context: CheckContext): void {
  for (const statement of body) checkStatement(statement, scope, context);
}

function checkStatement(statement: AstStatement, scope: CheckScope, context: CheckContext): void {
  switch (statement.kind) {
    case 'text':
      return;
    case 'output':
      checkOutput(statement.value, scope, context);
      return;
    case 'if': {
      inferType(statement.condition, scope, context);
      const { whenTrue, whenFalse } = outcomesOf(statement.condition, scope, context);
      checkBody(statement.body, enterBranch(scope, whenTrue), context);
      checkBody(statement.otherwise ?? [], enterBranch(scope, whenFalse), context);
      return;
    }
    case 'for':
      checkFor(statement, scope, context);
      return;
    case 'set':
      bindTarget(statement.target, inferType(statement.value, scope, context), scope, context);
      return;
    case 'set-attribute':
      inferType(statement.target, scope, context);
      inferType(statement.value, scope, context);
      return;
    case 'with': {
      const inner = openCheckScope(scope);
      for (const [target, value] of statement.bindings) bindTarget(target, inferType(value, scope, context), inner, context);
      checkBody(statement.body, inner, context);
      return;
    }
  }
}

function checkOutput(value: AstExpression, scope: CheckScope, context: CheckContext): void {
  const type = inferType(value, scope, context);
  if (type.kind === 'function' && type.uncalled === 'function') {
    context.report('template-uncalled', value.span, { name: context.textOf(value.span) });
  }
}

function checkFor(statement: For, scope: CheckScope, context: CheckContext): void {
  const { target, items, condition, body, otherwise = [] } = statement;
  const item = checkItems(items, scope, context);
  const inner = openCheckScope(scope);
  // A name that a pass sets is there in the next one.
  for (const name of namesSetIn(body)) setVariable(inner, name, UNKNOWN);
  bindTarget(target, item, inner, context);
  if (condition !== undefined) inferType(condition, inner, context);
  const facts = condition === undefined ? new Map() : outcomesOf(condition, inner, context).whenTrue;
  setVariable(inner, 'loop', loopType(item));
  checkBody(body, { ...inner, facts: new Map([...inner.facts, ...facts]) }, context);
  checkBody(otherwise, enterBranch(scope, new Map()), context);
}

function checkItems(items: AstExpression, scope: CheckScope, context: CheckContext): TemplateType {
  const type = inferType(items, scope, context);
  const found = membersOf(type).map(itemOf);
  if (found.some((item) => item !== undefined)) return unionOf(found.filter((item) => item !== undefined));
  context.report('template-not-iterable', items.span, { subject: context.textOf(items.span), found: describeType(type) });
  return UNKNOWN;
}

/** Notes the types of bound names, and reports what cannot be unpacked into them. */
function bindTarget(target: AstTarget, type: TemplateType, scope: CheckScope, context: CheckContext): void {
  if (target.kind === 'name') {
    setVariable(scope, target.name, type);
    return;
  }
  const count = target.targets.length;
  if (membersOf(type).every((member) => !canUnpack(member, count))) {
    const hint = type.kind === 'string' ? 'to loop over keys and values of a map, write `for key, value in map.items()`' : undefined;
    context.report('template-unpack', target.span, { found: describeUnpacked(type), count }, { hint });
  }
  target.targets.forEach((part, index) => {
    const item = type.kind === 'tuple' ? (type.items[index] ?? UNKNOWN) : type.kind === 'list' ? type.item : UNKNOWN;
    bindTarget(part, item, scope, context);
  });
}

function canUnpack(type: TemplateType, count: number): boolean {
  return type.kind === 'unknown' || type.kind === 'list' || (type.kind === 'tuple' && type.items.length === count);
}

function describeUnpacked(type: TemplateType): string {
  return type.kind === 'tuple' ? `a list of ${type.items.length}` : describeType(type);
}

/** The names that a body sets in its own scope. */
function namesSetIn(body: AstBody): readonly string[] {
  return body.flatMap((statement) => {
    if (statement.kind === 'if') return [...namesSetIn(statement.body), ...namesSetIn(statement.otherwise ?? [])];
    return statement.kind === 'set' ? namesOf(statement.target) : [];
  });
}

function namesOf(target: AstTarget): readonly string[] {
  return target.kind === 'name' ? [target.name] : target.targets.flatMap(namesOf);
}
