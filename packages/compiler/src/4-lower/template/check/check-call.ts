import type { Span } from '@outcrop/grammar';
import type { Member } from '../template-ast.ts';
import { checkArguments, type TypedArguments } from './check-arguments.ts';
import type { CheckContext } from './check-context.ts';
import { checkMember } from './check-member.ts';
import { readSignature } from './global-types.ts';
import { findMethodType, methodNames } from './method-types.ts';
import { describeType, isNothing, membersOf, STRING, type TemplateType, UNKNOWN, unionOf } from './template-type.ts';

/** Gives the type of the result of a call, and reports what is no function and arguments that do not fit. */
export function checkCall(callee: TemplateType, span: Span, args: TypedArguments, context: CheckContext): TemplateType {
  if (callee.kind === 'function') {
    checkArguments(callee, args, context);
    return callee.result;
  }
  // A recursive loop is called with what to loop over next.
  if (callee.kind === 'object' && callee.name === 'loop') return STRING;
  if (membersOf(callee).some(({ kind }) => kind === 'unknown' || kind === 'function')) return UNKNOWN;
  context.report('template-not-callable', span, { subject: context.textOf(span), found: describeType(callee) });
  return UNKNOWN;
}

/** Gives the type of the result of `target.name(…)`: a function that is a member, or a method. */
export function checkMethodCall(target: TemplateType, callee: Member, args: TypedArguments, context: CheckContext): TemplateType {
  const owners = membersOf(target).filter((member) => !isNothing(member));
  if (owners.length === 0) return UNKNOWN;
  return unionOf(owners.map((owner) => checkMethod(owner, callee, args, context)));
}

function checkMethod(owner: TemplateType, callee: Member, args: TypedArguments, context: CheckContext): TemplateType {
  const { name, span: nameSpan } = callee.member;
  if (owner.kind === 'unknown' || owner.kind === 'function') return UNKNOWN;
  const method = findMethodType(owner, name);
  if (owner.kind === 'object' || owner.kind === 'enum' || (owner.kind === 'class' && method === undefined)) {
    const member = checkMember(owner, { name, nameSpan, subject: callee.target.span }, context);
    return checkCall(member, callee.span, args, context);
  }
  if (method === undefined) {
    const hint = context.suggest(name, methodNames(owner));
    context.report('template-unknown-method', nameSpan, { owner: describeType(owner), name }, { hint });
    return UNKNOWN;
  }
  checkArguments({ name, parameters: readSignature(method.signature) }, args, context);
  return method.result;
}
