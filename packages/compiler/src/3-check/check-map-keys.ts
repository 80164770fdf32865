import type { MapType, TypeExpression } from '@outcrop/grammar';
import { alternativesOf } from '../1-bind/alternatives.ts';
import type { Declared } from '../1-bind/declared.ts';
import type { Project } from '../1-bind/project.ts';
import { findType, type TypeScope } from '../1-bind/type-scope.ts';
import { typesWithin, typeUses } from '../1-bind/type-use.ts';
import type { Reporter } from '../reporter.ts';

/** Checks that the keys of maps are strings, an enum or string literals, aliases followed (OC205). */
export function checkMapKeys(project: Project, reporter: Reporter): void {
  for (const { node, file, scope } of typeUses(project)) {
    for (const type of typesWithin(node)) if (type.kind === 'map') checkKey({ node: type, file }, scope, reporter);
  }
}

function checkKey({ node: { key }, file }: Declared<MapType>, scope: TypeScope, reporter: Reporter): void {
  const { types, isNullable, isOpen } = alternativesOf(key, scope);
  if (isOpen) return;
  const report = reporter.in(file);
  const found = `\`${file.text.slice(key.span.start, key.span.end)}\``;
  if (isNullable) {
    report('map-key', key.span, { found });
    return;
  }
  const [first, ...others] = types;
  // A cycle of aliases has no members, and was reported.
  if (first === undefined || types.every(isStringLiteral)) return;
  if (others.length > 0 || !isStringOrEnum(first, scope)) report('map-key', key.span, { found });
}

function isStringLiteral(type: TypeExpression): boolean {
  return type.kind === 'literal' && typeof type.value === 'string';
}

function isStringOrEnum(type: TypeExpression, scope: TypeScope): boolean {
  if (type.kind === 'named') return findType(scope, type.name.text)?.node.kind === 'enum';
  return type.kind === 'primitive' && type.name === 'string';
}
