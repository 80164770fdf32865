import type { ClassData, EnumData, FieldType, Program, StreamBehaviour } from '../../program/index.ts';
import { lazily } from '../../text/lazily.ts';
import { type Attributes, addAttributes } from './add-attributes.ts';
import { indexKeys } from './index-keys.ts';
import { isRecursiveAlias } from './is-recursive-alias.ts';
import { makeUnion } from './make-union.ts';
import { own } from './own.ts';
import { admitsNull, BLANK_SCHEMA, type FieldSchema, NULL_SCHEMA, type Schema } from './schema.ts';
import { makeSpellingTable } from './spelling-table.ts';

/** Compiles one type of a program. */
export type CompileType = (type: FieldType) => Schema;

/** Values of these kinds are never shown half. */
const DONE_BY_NATURE = { ...BLANK_SCHEMA, isDone: true };

/**
 * Makes the compiler of a program's types: for whole answers or, given the compiler for those, for answers that still grow. There fields
 * admit null, because they may not have arrived.
 */
export function makeCompiler(program: Program, compileWhole?: CompileType): CompileType {
  const isStreaming = compileWhole !== undefined;
  /** Each is compiled when first used. */
  const named = new Map<string, Schema>();

  function compile(type: FieldType): Schema {
    if (typeof type === 'string') return compileName(type);
    if ('optional' in type) return makeUnion([compile(type.optional), NULL_SCHEMA]);
    if ('union' in type) return makeUnion(type.union.map(compile));
    if ('list' in type) return { ...BLANK_SCHEMA, kind: 'list', item: compile(type.list) };
    if ('map' in type) return { ...BLANK_SCHEMA, kind: 'map', key: compile(type.map[0]), value: compile(type.map[1]) };
    if ('literal' in type) {
      const { literal: value } = type;
      const spellings = typeof value === 'string' ? makeSpellingTable([[value]]) : undefined;
      return { ...DONE_BY_NATURE, kind: 'literal', value, values: [value], spellings };
    }
    return compileWith(type, type, () => compile(type.type));
  }

  /** Compiles a type that has attributes. */
  function compileWith(attributes: Attributes, type: FieldType, compileInner: () => Schema): Schema {
    const { done, with_state: isStateful = false } = attributes.stream ?? {};
    // What is below a value that is only shown complete need not be ready for gaps.
    if (done && isStreaming) return { ...compileWhole(type), isStateful };
    return addAttributes(compileInner(), attributes, isStreaming);
  }

  function compileName(name: string): Schema {
    switch (name) {
      case 'string':
        return { ...BLANK_SCHEMA, kind: name };
      case 'int':
      case 'float':
      case 'bool':
      case 'null':
        return { ...DONE_BY_NATURE, kind: name };
      case 'image':
      case 'audio':
      case 'pdf':
      case 'video':
        return { ...DONE_BY_NATURE, kind: 'media', name };
    }
    const classData = own(program.classes, name);
    if (classData !== undefined) return compileWith(classData, name, () => named.get(name) ?? compileClass(name, classData));
    const enumData = own(program.enums, name);
    if (enumData !== undefined) return compileWith(enumData, name, () => named.get(name) ?? compileEnum(name, enumData));
    const target = own(program.aliases, name);
    if (target === undefined) throw new TypeError(`The type "${name}" is not in the program.`);
    if (!isRecursiveAlias(program, name)) return compile(target);
    return named.get(name) ?? keep(name, { ...BLANK_SCHEMA, kind: 'alias', name, target: lazily(() => compile(target)) });
  }

  function keep(name: string, schema: Schema): Schema {
    named.set(name, schema);
    return schema;
  }

  function compileEnum(name: string, data: EnumData): Schema {
    const present = Object.entries(data.values).filter(([, { skip }]) => skip !== true);
    const spellings = present.map(([valueName, { alias = valueName, description }]) =>
      description === undefined ? [alias] : [alias, description.trim(), `${alias}: ${description.trim()}`],
    );
    return keep(name, {
      ...DONE_BY_NATURE,
      kind: 'enum',
      name,
      values: present.map(([valueName]) => valueName),
      byKey: new Map(spellings.map(([key = ''], index) => [key, index])),
      spellings: makeSpellingTable(spellings),
    });
  }

  function compileClass(name: string, data: ClassData): Schema {
    const parts = Object.entries(data.fields)
      .map(([fieldName, type]) => ({ name: fieldName, ...peelField(type) }))
      .filter(({ skip }) => skip !== true);
    const fields: FieldSchema[] = [];
    const keys = indexKeys(parts.map((part) => part.alias ?? part.name));
    const sample = Object.fromEntries(parts.map((part) => [part.name, null]));
    // Known before its fields are compiled, since they may lead back to it.
    const schema = keep(name, { ...BLANK_SCHEMA, kind: 'class', name, shape: { fields, ...keys, sample } });
    for (const part of parts) fields.push(compileField(part));
    return schema;
  }

  function compileField({ name, alias = name, stream, type }: FieldParts): FieldSchema {
    const { done, not_null: isNotNull = false, with_state: isStateful = false } = stream;
    const declared = compile(done ? { type, stream: { done } } : type);
    const mayBeMissing = isStreaming && !isNotNull && declared.kind !== 'list' && declared.kind !== 'map';
    const schema = mayBeMissing && !admitsNull(declared) ? makeUnion([declared, NULL_SCHEMA]) : declared;
    return {
      name,
      key: alias,
      schema,
      admitsNull: admitsNull(schema),
      isStateful: isStreaming && isStateful,
      isNotNull: isStreaming && isNotNull && !admitsNull(declared),
    };
  }

  /** Gathers what concerns the field, not its values, from the outer layers of a field's type, through aliases. */
  function peelField(type: FieldType): Omit<FieldParts, 'name'> {
    if (typeof type === 'string') {
      const target = isRecursiveAlias(program, type) ? undefined : own(program.aliases, type);
      return target === undefined ? { stream: {}, type } : peelField(target);
    }
    if (!('type' in type)) return { stream: {}, type };
    const { alias, skip, stream, type: inner, ...constrained } = type;
    const peeled = peelField(inner);
    return { alias, skip, stream: { ...peeled.stream, ...stream }, type: { ...constrained, type: peeled.type } };
  }

  return compile;
}

/** A field's type, and what concerns the field. */
interface FieldParts {
  readonly name: string;
  readonly alias?: string | undefined;
  readonly skip?: true | undefined;
  readonly stream: StreamBehaviour;
  readonly type: FieldType;
}
