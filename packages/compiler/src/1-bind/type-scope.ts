import type { ClassDeclaration, EnumDeclaration, EnumValue, Field } from '@outcrop/grammar';
import type { Declared, TypeDeclaration } from './declared.ts';
import { isTypeDeclaration } from './declared.ts';
import type { Names } from './names.ts';

/** The types that can be named at a place: those of the project, and in a test also those of its `type_builder`. */
export interface TypeScope {
  /** The shared namespace of the project. */
  readonly names: Names;
  /** New types of a `type_builder`. */
  readonly localTypes: ReadonlyMap<string, Declared<TypeDeclaration>>;
  /** What a `type_builder` adds to classes and enums of the project, by their name. */
  readonly additions: ReadonlyMap<string, Declared<ClassDeclaration | EnumDeclaration>>;
}

/** Finds a type by name; undefined for unknown names and for names of other things. */
export function findType(scope: TypeScope, name: string): Declared<TypeDeclaration> | undefined {
  const local = scope.localTypes.get(name);
  if (local !== undefined) return local;
  const shared = scope.names.get(name);
  return shared !== undefined && isTypeDeclaration(shared.node) ? { node: shared.node, file: shared.file } : undefined;
}

/** The names of all types that can be named. */
export function* typeNames(scope: TypeScope): Generator<string> {
  yield* scope.localTypes.keys();
  for (const [name, { node }] of scope.names) if (isTypeDeclaration(node)) yield name;
}

/** The fields of a class, those that the scope adds included, in order. */
export function fieldsOf(scope: TypeScope, { node, file }: Declared<ClassDeclaration>): readonly Declared<Field>[] {
  const own = node.fields.map((field) => ({ node: field, file }));
  const addition = scope.additions.get(node.name.text);
  if (addition?.node.kind !== 'class') return own;
  return [...own, ...addition.node.fields.map((field) => ({ node: field, file: addition.file }))];
}

/** The values of an enum, those that the scope adds included, in order. */
export function valuesOf(scope: TypeScope, { node, file }: Declared<EnumDeclaration>): readonly Declared<EnumValue>[] {
  const own = node.values.map((value) => ({ node: value, file }));
  const addition = scope.additions.get(node.name.text);
  if (addition?.node.kind !== 'enum') return own;
  return [...own, ...addition.node.values.map((value) => ({ node: value, file: addition.file }))];
}
