import type { Attribute, TypeExpression, UnionType } from '@outcrop/grammar';
import type { AttributedType, FieldType } from 'outcrop/program';

/** What attributes say about a type. */
type TypeAttributes = Omit<AttributedType, 'type'>;

/** Lowers the attributes of a type; `type` is what they stand on. Without it, attributes are left out. */
export type LowerTypeAttributes = (attributes: readonly Attribute[], type: FieldType) => TypeAttributes;

/** What a broken type becomes: a name that nothing has, and so nothing is known of. The fault was reported. */
const UNKNOWN_TYPE = '';

/**
 * Lowers a type with the attributes directly on it and inside it. Unions are flattened, members that occur twice dropped, and null in a
 * union becomes an optional, so that equal types have one form.
 */
export function lowerType(type: TypeExpression, lowerAttributes?: LowerTypeAttributes): FieldType {
  return withAttributes(lowerPlainType(type, lowerAttributes), type.attributes, lowerAttributes);
}

/** Lowers a type, leaving out the attributes directly on it: those of a field are lowered with the field. */
export function lowerPlainType(type: TypeExpression, lowerAttributes?: LowerTypeAttributes): FieldType {
  switch (type.kind) {
    case 'primitive':
    case 'media':
      return type.name;
    case 'named':
      return type.name.text;
    case 'literal':
      return { literal: type.value };
    case 'list':
      return { list: lowerType(type.element, lowerAttributes) };
    case 'map':
      return { map: [lowerType(type.key, lowerAttributes), lowerType(type.value, lowerAttributes)] };
    case 'optional':
      return optional(lowerType(type.inner, lowerAttributes));
    case 'parenthesized':
      return lowerType(type.inner, lowerAttributes);
    case 'union':
      return lowerUnion(type, lowerAttributes);
    case 'broken':
      return UNKNOWN_TYPE;
  }
}

/** A type with what its attributes say, if they say anything. */
export function withAttributes(type: FieldType, attributes: readonly Attribute[], lowerAttributes?: LowerTypeAttributes): FieldType {
  if (attributes.length === 0 || lowerAttributes === undefined) return type;
  const lowered = lowerAttributes(attributes, type);
  if (Object.keys(lowered).length === 0) return type;
  return { type, ...lowered };
}

function optional(type: FieldType): FieldType {
  return type === 'null' || (typeof type === 'object' && 'optional' in type) ? type : { optional: type };
}

function lowerUnion({ members }: UnionType, lowerAttributes?: LowerTypeAttributes): FieldType {
  const lowered = members.map((member) => lowerType(member, lowerAttributes));
  const flat = lowered.flatMap((type): readonly FieldType[] => unionMembers(type));
  const types = [...new Map(flat.map((type) => [JSON.stringify(type), type])).values()];
  const [only, ...others] = types.filter((type) => type !== 'null');
  if (only === undefined) return 'null';
  const rest: FieldType = others.length === 0 ? only : { union: [only, ...others] };
  return types.includes('null') ? optional(rest) : rest;
}

/** The members that a type adds to a union: an optional adds null too. */
function unionMembers(type: FieldType): readonly FieldType[] {
  if (typeof type !== 'object') return [type];
  if ('optional' in type) return [...unionMembers(type.optional), 'null'];
  return 'union' in type ? type.union : [type];
}
