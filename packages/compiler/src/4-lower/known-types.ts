import type { Declared, TypeDeclaration } from '../1-bind/declared.ts';
import { findType, type TypeScope, typeNames } from '../1-bind/type-scope.ts';
import { lowerAlias, lowerClass, lowerEnum, type TypeLowering } from './lower-declared-types.ts';
import type { KnownTypes, Named } from './template/index.ts';

/** The types of a scope for the check of templates, which needs no constraints; each is lowered when it is asked for. */
export function knownTypes(scope: TypeScope): KnownTypes {
  return { classes: named('class', scope, lowerClass), enums: named('enum', scope, lowerEnum), aliases: named('alias', scope, lowerAlias) };
}

type OfKind<Kind extends TypeDeclaration['kind']> = Declared<Extract<TypeDeclaration, { readonly kind: Kind }>>;

function named<Kind extends TypeDeclaration['kind'], Data>(
  kind: Kind,
  scope: TypeScope,
  lower: (declared: OfKind<Kind>, lowering: TypeLowering) => Data,
): Named<Data> {
  const isOfKind = (declared: Declared<TypeDeclaration> | undefined): declared is OfKind<Kind> => declared?.node.kind === kind;
  const known = new Map<string, Data | undefined>();
  return {
    get(name) {
      const declared = known.has(name) ? undefined : findType(scope, name);
      if (!known.has(name)) known.set(name, isOfKind(declared) ? lower(declared, { scope, lowerConstraint: undefined }) : undefined);
      return known.get(name);
    },
    keys: () => [...typeNames(scope)].filter((name) => isOfKind(findType(scope, name))),
  };
}
