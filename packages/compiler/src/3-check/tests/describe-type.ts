import type { TypeExpression } from '@outcrop/grammar';
import { alternativesOf } from '../../1-bind/alternatives.ts';
import { findType, type TypeScope, valuesOf } from '../../1-bind/type-scope.ts';

const PRIMITIVES: Readonly<Record<string, string>> = {
  string: 'a string',
  int: 'an integer',
  float: 'a number',
  bool: 'true or false',
  null: 'null',
};

/** What a test argument of a type looks like, in words that follow "must be". */
export function describeType(type: TypeExpression, scope: TypeScope): string {
  const { types, isNullable } = alternativesOf(type, scope);
  const words = [...new Set(types.map((member) => describeMember(member, scope))), ...(isNullable ? ['null'] : [])];
  const last = words.at(-1) ?? 'a value';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function describeMember(type: TypeExpression, scope: TypeScope): string {
  switch (type.kind) {
    case 'primitive':
      return PRIMITIVES[type.name] ?? type.name;
    case 'media':
      return `media: { url "…" }, { base64 "…" } or { file "…" }`;
    case 'named':
      return describeNamed(type.name.text, scope);
    case 'literal':
      return JSON.stringify(type.value);
    case 'list':
      return 'a list';
    case 'map':
      return 'a map';
    case 'optional':
    case 'union':
    case 'parenthesized':
    case 'broken':
      return 'a value';
  }
}

const MAX_VALUES = 8;

function describeNamed(name: string, scope: TypeScope): string {
  const found = findType(scope, name);
  if (found?.node.kind !== 'enum') return `a map with the fields of \`${name}\``;
  const values = valuesOf(scope, { node: found.node, file: found.file }).map(({ node }) => node.name.text);
  const shown = values.slice(0, MAX_VALUES).join(', ');
  return `a value of \`${name}\` (${shown}${values.length > MAX_VALUES ? ', …' : ''})`;
}
