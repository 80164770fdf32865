import type {
  AliasDeclaration,
  ClassDeclaration,
  ClientDeclaration,
  Document,
  EnumDeclaration,
  FunctionDeclaration,
  GeneratorDeclaration,
  RetryPolicyDeclaration,
  TemplateStringDeclaration,
  TestDeclaration,
} from '@outcrop/grammar';
import type { Declared, SharedDeclaration } from './declared.ts';
import type { Names } from './names.ts';
import type { TypeScope } from './type-scope.ts';

/** A test, and the types that it sees. */
export interface DeclaredTest extends Declared<TestDeclaration> {
  readonly scope: TypeScope;
}

/**
 * All declarations of all files, by kind, in the order of the files. Duplicates are in the lists, so that they are checked too; in
 * `names` the first one counts.
 */
export interface Project {
  /** Sorted by path. */
  readonly documents: readonly Document[];
  readonly classes: readonly Declared<ClassDeclaration>[];
  readonly enums: readonly Declared<EnumDeclaration>[];
  readonly aliases: readonly Declared<AliasDeclaration>[];
  readonly functions: readonly Declared<FunctionDeclaration>[];
  readonly clients: readonly Declared<ClientDeclaration>[];
  readonly retryPolicies: readonly Declared<RetryPolicyDeclaration>[];
  readonly templateStrings: readonly Declared<TemplateStringDeclaration>[];
  readonly generators: readonly Declared<GeneratorDeclaration>[];
  readonly tests: readonly DeclaredTest[];
  readonly names: Names;
  /** The types that everything but a test sees. */
  readonly scope: TypeScope;
}

/** Finds a declaration of one kind in the shared namespace. */
export function findDeclared<Kind extends SharedDeclaration['kind']>(
  { names }: Pick<Project, 'names'>,
  kind: Kind,
  name: string,
): Declared<Extract<SharedDeclaration, { kind: Kind }>> | undefined {
  const found = names.get(name);
  if (found === undefined || found.node.kind !== kind) return undefined;
  return { node: found.node as Extract<SharedDeclaration, { kind: Kind }>, file: found.file };
}

/** The names of all declarations of one kind in the shared namespace. */
export function* namesOfKind({ names }: Pick<Project, 'names'>, kind: SharedDeclaration['kind']): Generator<string> {
  for (const [name, { node }] of names) if (node.kind === kind) yield name;
}
