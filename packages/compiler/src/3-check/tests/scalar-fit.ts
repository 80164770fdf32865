import type { TypeExpression, Value } from '@outcrop/grammar';
import { alternativesOf } from '../../1-bind/alternatives.ts';
import { findType, type TypeScope, valuesOf } from '../../1-bind/type-scope.ts';
import { stringOf } from '../../2-resolve/values.ts';

/** Whether a value that is no map and no list fits a type that is no union. */
export function isScalarOf(value: Value, type: TypeExpression, scope: TypeScope): boolean {
  switch (type.kind) {
    case 'primitive':
      return isPrimitive(value, type.name);
    case 'literal':
      return literalOf(value) === type.value;
    case 'named':
      return isEnumValue(stringOf(value), type.name.text, scope);
    case 'media':
    case 'list':
    case 'map':
    case 'optional':
    case 'union':
    case 'parenthesized':
    case 'broken':
      return false;
  }
}

function isPrimitive(value: Value, name: string): boolean {
  switch (name) {
    case 'string':
      // Numbers, switches and null become text.
      return stringOf(value) !== undefined || value.kind === 'number' || value.kind === 'boolean' || value.kind === 'null';
    case 'int':
      return value.kind === 'number' && Number.isInteger(value.value);
    case 'float':
      return value.kind === 'number';
    case 'bool':
      return value.kind === 'boolean';
    default:
      return value.kind === 'null';
  }
}

function literalOf(value: Value): string | number | boolean | undefined {
  return value.kind === 'number' || value.kind === 'boolean' ? value.value : stringOf(value);
}

function isEnumValue(text: string | undefined, name: string, scope: TypeScope): boolean {
  const found = findType(scope, name);
  if (text === undefined || found?.node.kind !== 'enum') return false;
  return found.node.recovered || valuesOf(scope, { node: found.node, file: found.file }).some(({ node }) => node.name.text === text);
}

/** Whether a text fits the key type of a map. */
export function isKeyOf(key: string, type: TypeExpression, scope: TypeScope): boolean {
  const { types, isOpen } = alternativesOf(type, scope);
  return (
    isOpen ||
    types.some((member) => {
      if (member.kind === 'literal') return member.value === key;
      return member.kind === 'named' ? isEnumValue(key, member.name.text, scope) : member.kind === 'primitive' && member.name === 'string';
    })
  );
}

/** Whether a map or list has the outer form that a type asks for. */
export function hasShape(value: Value, type: TypeExpression, scope: TypeScope): boolean {
  if (value.kind === 'list') return type.kind === 'list';
  if (value.kind !== 'map') return false;
  return type.kind === 'map' || type.kind === 'media' || (type.kind === 'named' && findType(scope, type.name.text)?.node.kind === 'class');
}
