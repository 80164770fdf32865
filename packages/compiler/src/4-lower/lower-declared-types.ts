import type { AliasDeclaration, ClassDeclaration, EnumDeclaration, EnumValue, Field, SourceFile, SyntaxNode } from '@outcrop/grammar';
import type { ClassData, EnumData, EnumValueData, FieldType, Program } from 'outcrop/program';
import type { Declared, TypeDeclaration } from '../1-bind/declared.ts';
import { fieldsOf, type TypeScope, valuesOf } from '../1-bind/type-scope.ts';
import { attributesOfWhole, withoutParentheses } from '../1-bind/whole-type.ts';
import { lowerAttributes, lowerTypeAttributes } from './lower-attributes.ts';
import type { LowerConstraint } from './lower-templates.ts';
import { type LowerTypeAttributes, lowerPlainType, lowerType, withAttributes } from './lower-type.ts';

/** The classes, enums and aliases of a program. */
export type TypeTables = Required<Pick<Program, 'classes' | 'enums' | 'aliases'>>;

/** How types are lowered. */
export interface TypeLowering {
  readonly scope: TypeScope;
  /** Undefined leaves checks and asserts out. */
  readonly lowerConstraint: LowerConstraint | undefined;
}

/** Lowers named types to the tables of a program. */
export function lowerTypeTables(
  types: Iterable<readonly [name: string, declared: Declared<TypeDeclaration>]>,
  lowering: TypeLowering,
): TypeTables {
  const classes: [string, ClassData][] = [];
  const enums: [string, EnumData][] = [];
  const aliases: [string, FieldType][] = [];
  for (const [name, { node, file }] of types) {
    switch (node.kind) {
      case 'class':
        classes.push([name, lowerClass({ node, file }, lowering)]);
        break;
      case 'enum':
        enums.push([name, lowerEnum({ node, file }, lowering)]);
        break;
      case 'alias':
        aliases.push([name, lowerAlias({ node, file }, lowering)]);
    }
  }
  return { classes: Object.fromEntries(classes), enums: Object.fromEntries(enums), aliases: Object.fromEntries(aliases) };
}

/** Lowers a class. */
export function lowerClass(declared: Declared<ClassDeclaration>, lowering: TypeLowering): ClassData {
  const { node, file } = declared;
  const { skip: _, ...attributes } = lowerAttributes(node.attributes, {
    file,
    subject: node.name.text,
    lowerConstraint: lowering.lowerConstraint,
  });
  const fields = fieldsOf(lowering.scope, declared).map((field) => [field.node.name.text, lowerField(field, lowering)]);
  return { ...attributes, ...openIfRecovered(node), fields: Object.fromEntries(fields) };
}

function lowerField({ node, file }: Declared<Field>, { lowerConstraint }: TypeLowering): FieldType {
  const type = lowerPlainType(withoutParentheses(node.type), typeAttributesIn(file, lowerConstraint));
  const { dynamic: _, ...attributes } = lowerAttributes(attributesOfWhole(node), { file, subject: type, lowerConstraint });
  return Object.keys(attributes).length === 0 ? type : { type, ...attributes };
}

/** Lowers an enum. */
export function lowerEnum(declared: Declared<EnumDeclaration>, { scope, lowerConstraint }: TypeLowering): EnumData {
  const { node, file } = declared;
  const { skip: _, stream: _stream, ...attributes } = lowerAttributes(node.attributes, { file, subject: node.name.text, lowerConstraint });
  const values = valuesOf(scope, declared).map((value) => [value.node.name.text, lowerEnumValue(value)]);
  return { ...attributes, ...openIfRecovered(node), values: Object.fromEntries(values) };
}

/** With a syntax error in it, a type may have more members than were understood: templates must not be told that they do not exist. */
function openIfRecovered({ recovered }: SyntaxNode): { readonly dynamic?: true } {
  return recovered ? { dynamic: true } : {};
}

function lowerEnumValue({ node, file }: Declared<EnumValue>): EnumValueData {
  const { alias, description, skip } = lowerAttributes(node.attributes, { file, subject: 'null', lowerConstraint: undefined });
  return {
    ...(alias !== undefined && { alias }),
    ...(description !== undefined && { description }),
    ...(skip !== undefined && { skip }),
  };
}

/** Lowers an alias. */
export function lowerAlias({ node, file }: Declared<AliasDeclaration>, { lowerConstraint }: TypeLowering): FieldType {
  const inFile = typeAttributesIn(file, lowerConstraint);
  return withAttributes(lowerType(node.type, inFile), node.attributes, inFile);
}

/** The meaning of attributes in types of one file; none without constraints. */
export function typeAttributesIn(file: SourceFile, lowerConstraint: LowerConstraint | undefined): LowerTypeAttributes {
  return (attributes, subject) => lowerTypeAttributes(attributes, { file, subject, lowerConstraint });
}
