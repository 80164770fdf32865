import type { Attribute, SourceFile } from '@outcrop/grammar';
import type { ClassData, Constraint, FieldType, NamedConstraint, StreamBehaviour } from 'outcrop/program';
import { stringOf } from '../2-resolve/values.ts';
import type { LowerConstraint } from './lower-templates.ts';

/** Everything that attributes can say about a class, an enum, a member or a type. */
export type LoweredAttributes = Pick<ClassData, 'alias' | 'description' | 'dynamic' | 'check' | 'assert' | 'stream'> & {
  readonly skip?: true;
};

/** Which attributes count at a place. */
export interface AttributeContext {
  readonly file: SourceFile;
  /** The type of `this` in expressions. */
  readonly subject: FieldType;
  /** Undefined leaves constraints out. */
  readonly lowerConstraint: LowerConstraint | undefined;
}

/** Lowers attributes that were checked; where one occurs twice, the first counts. */
export function lowerAttributes(attributes: readonly Attribute[], context: AttributeContext): LoweredAttributes {
  const alias = textOf(attributes, 'alias');
  const description = textOf(attributes, 'description');
  const stream = lowerStream(attributes);
  return {
    ...(alias !== undefined && { alias }),
    ...(description !== undefined && { description }),
    ...(has(attributes, 'dynamic') && { dynamic: true as const }),
    ...(has(attributes, 'skip') && { skip: true as const }),
    ...lowerConstraints(attributes, context),
    ...(Object.keys(stream).length > 0 && { stream }),
  };
}

/** The attributes that mean something on a type that is no field. */
export function lowerTypeAttributes(
  attributes: readonly Attribute[],
  context: AttributeContext,
): Pick<LoweredAttributes, 'check' | 'assert' | 'stream'> {
  const stream = lowerStream(attributes);
  return { ...lowerConstraints(attributes, context), ...(Object.keys(stream).length > 0 && { stream }) };
}

/** `@check` and `@assert`, in order. */
function lowerConstraints(
  attributes: readonly Attribute[],
  { file, subject, lowerConstraint }: AttributeContext,
): Pick<LoweredAttributes, 'check' | 'assert'> {
  if (lowerConstraint === undefined) return {};
  const checks: [string, Constraint][] = [];
  const asserts: NamedConstraint[] = [];
  for (const attribute of attributes) {
    const kind = attribute.name.text;
    if (kind !== 'check' && kind !== 'assert') continue;
    const expression = attribute.arguments.find((value) => value.kind === 'template-expression');
    const name = attribute.arguments.map(stringOf).find((text) => text !== undefined);
    if (expression === undefined) continue;
    const constraint = lowerConstraint({ file, text: expression }, subject);
    if (kind === 'assert') asserts.push({ ...(name !== undefined && { name }), ...constraint });
    else if (name !== undefined) checks.push([name, constraint]);
  }
  return {
    ...(checks.length > 0 && { check: Object.fromEntries(checks) }),
    ...(asserts.length > 0 && { assert: asserts }),
  };
}

function lowerStream(attributes: readonly Attribute[]): StreamBehaviour {
  return {
    ...(has(attributes, 'stream.done') && { done: true }),
    ...(has(attributes, 'stream.not_null') && { not_null: true }),
    ...(has(attributes, 'stream.with_state') && { with_state: true }),
  };
}

function has(attributes: readonly Attribute[], name: string): boolean {
  return attributes.some((attribute) => attribute.name.text === name);
}

function textOf(attributes: readonly Attribute[], name: string): string | undefined {
  const value = attributes.find((attribute) => attribute.name.text === name)?.arguments[0];
  return value === undefined ? undefined : stringOf(value);
}
