import type { Attribute, Declaration, Parameter, SourceFile, TypeBuilderDeclaration, TypeExpression } from '@outcrop/grammar';
import type { Project } from '../../1-bind/project.ts';
import { innerTypes, typesWithin } from '../../1-bind/type-use.ts';
import { attributesOfWhole, withoutParentheses } from '../../1-bind/whole-type.ts';
import type { AttributePlace } from './attribute-table.ts';

/** A place with the attributes that stand there, in order. */
export interface AttributeSite {
  readonly place: AttributePlace;
  readonly attributes: readonly Attribute[];
  readonly file: SourceFile;
}

/** Every place of the project that has attributes. */
export function* attributeSites({ documents }: Project): Generator<AttributeSite> {
  for (const { declarations, file } of documents) {
    for (const declaration of declarations) yield* sitesOf(declaration, file);
  }
}

/** Perf: lists, one for each declaration, are walked in 17 ms for 1,000 files; generators within generators took 57. */
function sitesOf(declaration: Declaration, file: SourceFile): readonly AttributeSite[] {
  const sites: AttributeSite[] = [];
  const add: AddSite = (place, attributes) => {
    if (attributes.length > 0) sites.push({ place, attributes, file });
  };
  switch (declaration.kind) {
    case 'class':
    case 'enum':
    case 'alias':
      addSitesOfType(declaration, add);
      break;
    case 'function':
      addSitesWithin('result', { type: declaration.returnType, attributes: declaration.returnType.attributes }, add);
      addSitesOfParameters(declaration.parameters, add);
      break;
    case 'template-string':
      addSitesOfParameters(declaration.parameters, add);
      break;
    case 'test':
      add('test', declaration.attributes);
      for (const local of declaration.typeBuilders[0]?.declarations ?? []) addSitesOfType(local, add);
      break;
    case 'client':
    case 'retry-policy':
    case 'generator':
      break;
  }
  return sites;
}

type AddSite = (place: AttributePlace, attributes: readonly Attribute[]) => void;

function addSitesOfType(declaration: TypeBuilderDeclaration, add: AddSite): void {
  const { attributes } = declaration;
  switch (declaration.kind) {
    case 'alias':
      addSitesWithin('alias', declaration, add);
      break;
    case 'enum':
      add('enum', attributes);
      for (const value of declaration.values) add('value', value.attributes);
      break;
    case 'class':
      add('class', attributes);
      for (const field of declaration.fields) addSitesWithin('field', field, add);
  }
}

function addSitesOfParameters(parameters: readonly Parameter[], add: AddSite): void {
  for (const { type } of parameters) addSitesWithin('parameter', { type, attributes: type.attributes }, add);
}

/** Adds the places of a whole type; `attributes` are those after it. */
function addSitesWithin(
  place: 'field' | 'alias' | 'parameter' | 'result',
  whole: { readonly type: TypeExpression; readonly attributes: readonly Attribute[] },
  add: AddSite,
): void {
  add(place, attributesOfWhole(whole));
  const innerPlace = place === 'parameter' ? 'parameter' : 'inner';
  for (const part of innerTypes(withoutParentheses(whole.type))) {
    for (const inner of typesWithin(part)) add(innerPlace, inner.attributes);
  }
}
