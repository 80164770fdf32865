import type { Name } from '@outcrop/grammar';
import { type Declared, KIND_WORDS } from '../1-bind/declared.ts';
import type { Project } from '../1-bind/project.ts';
import { findType, type TypeScope, typeNames } from '../1-bind/type-scope.ts';
import { typesWithin, typeUses } from '../1-bind/type-use.ts';
import type { Reporter } from '../reporter.ts';
import { FOREIGN_TYPES } from './foreign-types.ts';

const BUILT_IN_TYPES = ['string', 'int', 'float', 'bool', 'null', 'image', 'audio', 'pdf', 'video', 'map'];

/** Reports names in types that are not types (OC201). Later phases take an unknown name for whatever fits. */
export function resolveTypes(project: Project, reporter: Reporter): void {
  for (const { node, file, scope } of typeUses(project)) {
    for (const type of typesWithin(node)) {
      if (type.kind === 'named' && !type.recovered) resolveType({ node: type.name, file }, scope, reporter);
    }
  }
}

function resolveType({ node, file }: Declared<Name>, scope: TypeScope, reporter: Reporter): void {
  const name = node.text;
  if (name === '' || findType(scope, name) !== undefined) return;
  const other = scope.names.get(name);
  if (other !== undefined) {
    reporter.in(file)('not-a-type', node.span, { name, kind: KIND_WORDS[other.node.kind] });
    return;
  }
  const hint = FOREIGN_TYPES.get(name) ?? reporter.suggest(name, [...BUILT_IN_TYPES, ...typeNames(scope)]);
  reporter.in(file)('unknown-type', node.span, { name }, { hint });
}
