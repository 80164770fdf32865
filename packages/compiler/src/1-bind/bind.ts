import { type Declaration, type Document, relatedPlaceAt, type TestDeclaration, type TypeBuilderDeclaration } from '@outcrop/grammar';
import type { Reporter } from '../reporter.ts';
import { type Declared, KIND_WORDS, type SharedDeclaration } from './declared.ts';
import type { Names } from './names.ts';
import type { Project } from './project.ts';
import type { TypeScope } from './type-scope.ts';

/** Gathers the declarations of all files into one namespace and reports names that are declared twice. */
export function bind(documents: readonly Document[], reporter: Reporter): Project {
  const all = declarationsOf(documents);
  const names = bindShared(all, reporter);
  bindGenerators(all, reporter);
  return gather(documents, names);
}

/** A project with the declarations of some files only, and a namespace that may hold more. */
export function gather(documents: readonly Document[], names: Names): Project {
  const all = declarationsOf(documents);
  const scope: TypeScope = { names, localTypes: new Map(), additions: new Map() };
  return {
    documents,
    classes: ofKind(all, 'class'),
    enums: ofKind(all, 'enum'),
    aliases: ofKind(all, 'alias'),
    functions: ofKind(all, 'function'),
    clients: ofKind(all, 'client'),
    retryPolicies: ofKind(all, 'retry-policy'),
    templateStrings: ofKind(all, 'template-string'),
    generators: ofKind(all, 'generator'),
    tests: ofKind(all, 'test').map((test) => ({ ...test, scope: testScope(test, scope) })),
    names,
    scope,
  };
}

function declarationsOf(documents: readonly Document[]): readonly Declared<Declaration>[] {
  return documents.flatMap(({ declarations, file }) => declarations.map((node): Declared<Declaration> => ({ node, file })));
}

function ofKind<Kind extends Declaration['kind']>(
  all: readonly Declared<Declaration>[],
  kind: Kind,
): readonly Declared<Extract<Declaration, { kind: Kind }>>[] {
  return all.filter((declared): declared is Declared<Extract<Declaration, { kind: Kind }>> => declared.node.kind === kind);
}

function isShared(declared: Declared<Declaration>): declared is Declared<SharedDeclaration> {
  return declared.node.kind !== 'generator' && declared.node.kind !== 'test';
}

function bindShared(all: readonly Declared<Declaration>[], reporter: Reporter): ReadonlyMap<string, Declared<SharedDeclaration>> {
  const names = new Map<string, Declared<SharedDeclaration>>();
  for (const declared of all) if (isShared(declared)) declareUnique(names, declared, reporter);
  return names;
}

function bindGenerators(all: readonly Declared<Declaration>[], reporter: Reporter): void {
  const names = new Map<string, Declared<Declaration>>();
  for (const generator of ofKind(all, 'generator')) declareUnique(names, generator, reporter);
}

/** Enters a declaration under its name, or reports that the name is taken. Missing names were reported already. */
function declareUnique<Node extends Declaration>(names: Map<string, Declared<Node>>, declared: Declared<Node>, reporter: Reporter): void {
  const { node, file } = declared;
  const name = node.name.text;
  if (name === '') return;
  const first = names.get(name);
  if (first === undefined) {
    names.set(name, declared);
    return;
  }
  const related = [relatedPlaceAt(first.file, first.node.name.span, `the first \`${name}\` is this ${KIND_WORDS[first.node.kind]}`)];
  reporter.in(file)('duplicate', node.name.span, { what: KIND_WORDS[node.kind], name }, { related });
}

/** The project's types with those of the test's first `type_builder` laid over them; its faults are reported by the checks. */
function testScope({ node, file }: Declared<TestDeclaration>, project: TypeScope): TypeScope {
  const declarations: readonly TypeBuilderDeclaration[] = node.typeBuilders[0]?.declarations ?? [];
  if (declarations.length === 0) return project;
  const localTypes = new Map<string, Declared<TypeBuilderDeclaration>>();
  const additions = new Map<string, Declared<Exclude<TypeBuilderDeclaration, { kind: 'alias' }>>>();
  for (const declaration of declarations) {
    const name = declaration.name.text;
    if (declaration.kind !== 'alias' && declaration.isDynamic) {
      if (!additions.has(name) && isOpenFor(declaration, project)) additions.set(name, { node: declaration, file });
    } else if (!localTypes.has(name) && !project.names.has(name)) {
      localTypes.set(name, { node: declaration, file });
    }
  }
  return { names: project.names, localTypes, additions };
}

/** Whether what an addition names can be added to. */
function isOpenFor({ kind, name }: TypeBuilderDeclaration, { names }: TypeScope): boolean {
  const target = names.get(name.text)?.node;
  return target?.kind === kind && target.kind !== 'alias' && target.attributes.some((attribute) => attribute.name.text === 'dynamic');
}
