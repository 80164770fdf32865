import type { Attribute, SourceFile, TypeBuilderDeclaration, TypeExpression } from '@outcrop/grammar';
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
export function* attributeSites(project: Project): Generator<AttributeSite> {
  for (const site of allSites(project)) if (site.attributes.length > 0) yield site;
}

function* allSites({ documents }: Project): Generator<AttributeSite> {
  for (const { declarations, file } of documents) {
    for (const declaration of declarations) {
      switch (declaration.kind) {
        case 'class':
        case 'enum':
        case 'alias':
          yield* sitesOfType(declaration, file);
          break;
        case 'function':
          yield* sitesWithin('result', { type: declaration.returnType, attributes: declaration.returnType.attributes, file });
          for (const { type } of declaration.parameters) yield* sitesWithin('parameter', { type, attributes: type.attributes, file });
          break;
        case 'template-string':
          for (const { type } of declaration.parameters) yield* sitesWithin('parameter', { type, attributes: type.attributes, file });
          break;
        case 'test':
          yield { place: 'test', attributes: declaration.attributes, file };
          for (const local of declaration.typeBuilders[0]?.declarations ?? []) yield* sitesOfType(local, file);
          break;
        case 'client':
        case 'retry-policy':
        case 'generator':
          break;
      }
    }
  }
}

function* sitesOfType(declaration: TypeBuilderDeclaration, file: SourceFile): Generator<AttributeSite> {
  const { attributes } = declaration;
  switch (declaration.kind) {
    case 'alias':
      yield* sitesWithin('alias', { type: declaration.type, attributes, file });
      break;
    case 'enum':
      yield { place: 'enum', attributes, file };
      for (const value of declaration.values) yield { place: 'value', attributes: value.attributes, file };
      break;
    case 'class':
      yield { place: 'class', attributes, file };
      for (const field of declaration.fields) yield* sitesWithin('field', { ...field, file });
  }
}

interface WholeType {
  readonly type: TypeExpression;
  /** Those after the type. */
  readonly attributes: readonly Attribute[];
  readonly file: SourceFile;
}

function* sitesWithin(place: 'field' | 'alias' | 'parameter' | 'result', whole: WholeType): Generator<AttributeSite> {
  const { type, file } = whole;
  yield { place, attributes: attributesOfWhole(whole), file };
  const innerPlace = place === 'parameter' ? 'parameter' : 'inner';
  for (const part of innerTypes(withoutParentheses(type))) {
    for (const inner of typesWithin(part)) yield { place: innerPlace, attributes: inner.attributes, file };
  }
}
