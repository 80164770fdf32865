import type { Constraint, NamedConstraint } from './constraint.ts';

/** The built-in scalar types, spelled as in source. */
export type PrimitiveName = 'string' | 'int' | 'float' | 'bool' | 'null';

/** The built-in media types, spelled as in source. */
export type MediaName = 'image' | 'audio' | 'pdf' | 'video';

/**
 * A type as plain data (`spec/client-api.md` 6.5). A string is a primitive, a media type, or the name of a declared class, enum or
 * alias; declared names start with a capital letter, so the two never collide.
 */
export type FieldType =
  | string
  | { readonly optional: FieldType }
  | { readonly list: FieldType }
  | { readonly map: readonly [key: FieldType, value: FieldType] }
  | { readonly union: readonly FieldType[] }
  | { readonly literal: string | number | boolean }
  | AttributedType;

/** A type with attributes. `alias`, `description` and `skip` are meaningful on class fields only. */
export interface AttributedType {
  readonly type: FieldType;
  readonly alias?: string;
  readonly description?: string;
  readonly skip?: true;
  readonly check?: Readonly<Record<string, Constraint>>;
  readonly assert?: readonly NamedConstraint[];
  readonly stream?: StreamBehaviour;
}

/** What `@stream.done`, `@stream.not_null` and `@stream.with_state` ask for. */
export interface StreamBehaviour {
  readonly done?: true;
  readonly not_null?: true;
  readonly with_state?: true;
}

/** A {@link FieldType} as a discriminated union, one level deep: what a `switch` wants. */
export type FieldTypeView =
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | { readonly kind: 'media'; readonly name: MediaName }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'optional'; readonly inner: FieldType }
  | { readonly kind: 'list'; readonly item: FieldType }
  | { readonly kind: 'map'; readonly key: FieldType; readonly value: FieldType }
  | { readonly kind: 'union'; readonly members: readonly FieldType[] }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'attributed'; readonly inner: FieldType; readonly attributes: AttributedType };

/** Tells which form a type has. */
export function viewFieldType(type: FieldType): FieldTypeView {
  if (typeof type === 'string') return viewNamedType(type);
  if ('optional' in type) return { kind: 'optional', inner: type.optional };
  if ('list' in type) return { kind: 'list', item: type.list };
  if ('map' in type) return { kind: 'map', key: type.map[0], value: type.map[1] };
  if ('union' in type) return { kind: 'union', members: type.union };
  if ('literal' in type) return { kind: 'literal', value: type.literal };
  return { kind: 'attributed', inner: type.type, attributes: type };
}

function viewNamedType(name: string): FieldTypeView {
  switch (name) {
    case 'string':
    case 'int':
    case 'float':
    case 'bool':
    case 'null':
      return { kind: 'primitive', name };
    case 'image':
    case 'audio':
    case 'pdf':
    case 'video':
      return { kind: 'media', name };
    default:
      return { kind: 'name', name };
  }
}
