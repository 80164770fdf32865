import type { Attribute, Parameter, TypeBuilderDeclaration, TypeExpression } from '@outcrop/grammar';
import type { Declared } from './declared.ts';
import type { Project } from './project.ts';
import type { TypeScope } from './type-scope.ts';

/** Where a whole type stands. */
type TypeRole = 'field' | 'alias' | 'parameter' | 'result';

/** A whole type somewhere in the project. */
export interface TypeUse extends Declared<TypeExpression> {
  readonly role: TypeRole;
  /** The attributes after the type: those of a field or alias stand beside the type in the tree, those of other types on it. */
  readonly attributes: readonly Attribute[];
  readonly scope: TypeScope;
}

/** Every whole type of the project, those of type builders included, in no particular order. */
export function* typeUses(project: Project): Generator<TypeUse> {
  const { scope } = project;
  for (const declared of [...project.classes, ...project.aliases]) yield* usesInDeclaration(declared, scope);
  for (const { node, file } of project.functions) {
    yield* usesInParameters({ node: node.parameters, file }, scope);
    yield { role: 'result', node: node.returnType, attributes: node.returnType.attributes, file, scope };
  }
  for (const { node, file } of project.templateStrings) yield* usesInParameters({ node: node.parameters, file }, scope);
  for (const { node, file, scope: testScope } of project.tests) {
    for (const declaration of node.typeBuilders[0]?.declarations ?? []) yield* usesInDeclaration({ node: declaration, file }, testScope);
  }
}

function* usesInDeclaration({ node, file }: Declared<TypeBuilderDeclaration>, scope: TypeScope): Generator<TypeUse> {
  if (node.kind === 'alias') yield { role: 'alias', node: node.type, attributes: node.attributes, file, scope };
  if (node.kind !== 'class') return;
  for (const { type, attributes } of node.fields) yield { role: 'field', node: type, attributes, file, scope };
}

function* usesInParameters({ node, file }: Declared<readonly Parameter[]>, scope: TypeScope): Generator<TypeUse> {
  for (const { type } of node) yield { role: 'parameter', node: type, attributes: type.attributes, file, scope };
}

const NONE: readonly TypeExpression[] = [];

/** The types directly inside a type. */
export function innerTypes(type: TypeExpression): readonly TypeExpression[] {
  switch (type.kind) {
    case 'list':
      return [type.element];
    case 'optional':
    case 'parenthesized':
      return [type.inner];
    case 'map':
      return [type.key, type.value];
    case 'union':
      return type.members;
    case 'primitive':
    case 'media':
    case 'named':
    case 'literal':
    case 'broken':
      return NONE;
  }
}

/** A type and everything inside it, outermost first. Recursion is bounded by the nesting that the parser accepts. */
export function typesWithin(type: TypeExpression): readonly TypeExpression[] {
  // Perf: a list, because generators within generators made a quarter of the time of all checks.
  const found = [type];
  for (const inner of innerTypes(type)) addTypesWithin(inner, found);
  return found;
}

function addTypesWithin(type: TypeExpression, found: TypeExpression[]): void {
  found.push(type);
  for (const inner of innerTypes(type)) addTypesWithin(inner, found);
}
