import { BamlInvalidArgumentError } from '../../errors/index.ts';
import type { ClassData, EnumData, FieldType, Program, StreamBehaviour } from '../../program/index.ts';
import { lazily } from '../../text/lazily.ts';
import { type Attributes, addConstraints, makeDone } from './attributes.ts';
import { indexKeys } from './index-keys.ts';
import { isRecursiveAlias } from './is-recursive-alias.ts';
import { makeUnion } from './make-union.ts';
import { own } from './own.ts';
import { admitsNull, BLANK_SCHEMA, type FieldSchema, hasEmptyValue, NULL_SCHEMA, type Schema } from './schema.ts';
import { makeSpellingTable } from './spelling-table.ts';

/** Compiles one type of a program. */
export type CompileType = (type: FieldType) => Schema;

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
      return { ...NULL_SCHEMA, kind: 'literal', value, values: [value], spellings };
    }
    return compileWith(type, type, () => compile(type.type));
  }

  /** Compiles a type that has attributes. */
  function compileWith(attributes: Attributes, type: FieldType, compileInner: () => Schema): Schema {
    const { done, with_state: isStateful = false } = attributes.stream ?? {};
    // What is below a value that is only shown complete need not be ready for gaps.
    const schema = done && isStreaming ? compileWhole(type) : addConstraints(compileInner(), attributes);
    return { ...(done ? makeDone(schema) : schema), isStateful: schema.isStateful || (isStreaming && isStateful) };
  }

  function compileName(name: string): Schema {
    switch (name) {
      case 'string':
        return { ...BLANK_SCHEMA, kind: name };
      case 'int':
      case 'float':
      case 'bool':
      case 'null':
        return { ...NULL_SCHEMA, kind: name };
      case 'image':
      case 'audio':
      case 'pdf':
      case 'video':
        return { ...NULL_SCHEMA, kind: 'media', name };
    }
    const data = own(program.classes, name) ?? own(program.enums, name);
    if (data !== undefined) {
      return compileWith(data, name, () => named.get(name) ?? ('fields' in data ? compileClass(name, data) : compileEnum(name, data)));
    }
    const target = own(program.aliases, name);
    if (target === undefined) throw new BamlInvalidArgumentError({ message: `the type "${name}" is not in the program` });
    if (!isRecursiveAlias(program, name)) return compile(target);
    return named.get(name) ?? keep(name, { ...BLANK_SCHEMA, kind: 'alias', name, target: lazily(() => compile(target)) });
  }

  function keep(name: string, schema: Schema): Schema {
    named.set(name, schema);
    return schema;
  }

  function compileEnum(name: string, data: EnumData): Schema {
    const present = Object.entries(data.values).filter(([, { skip }]) => !skip);
    const spellings = present.map(([valueName, { alias = valueName, description }]) =>
      description === undefined ? [alias] : [alias, description.trim(), `${alias}: ${description.trim()}`],
    );
    return keep(name, {
      ...NULL_SCHEMA,
      kind: 'enum',
      name,
      values: present.map(([valueName]) => valueName),
      byKey: new Map(spellings.map(([key = ''], index) => [key, index])),
      spellings: makeSpellingTable(spellings),
    });
  }

  function compileClass(name: string, data: ClassData): Schema {
    const parts = Object.entries(data.fields)
      .map(([fieldName, type]) => peelField(fieldName, type))
      .filter(({ skip }) => !skip);
    const fields: FieldSchema[] = [];
    const keys = indexKeys(parts.map(({ key }) => key));
    const sample = Object.fromEntries(parts.map((part) => [part.name, null]));
    // Known before its fields are compiled, since they may lead back to it.
    const schema = keep(name, { ...BLANK_SCHEMA, kind: 'class', name, shape: { fields, ...keys, sample } });
    for (const part of parts) fields.push(compileField(part));
    return schema;
  }

  function compileField({ name, key, stream, type }: FieldParts): FieldSchema {
    const { done, not_null: isNotNull = false, with_state: isStateful = false } = stream;
    const declared = compile(done ? { type, stream: { done } } : type);
    const isNullable = admitsNull(declared);
    const mayBeMissing = isStreaming && !isNotNull && !isNullable && !hasEmptyValue(declared);
    return {
      name,
      key,
      schema: mayBeMissing ? makeUnion([declared, NULL_SCHEMA]) : declared,
      admitsNull: mayBeMissing || isNullable,
      isStateful: isStreaming && isStateful,
      isNotNull: isStreaming && isNotNull && !isNullable,
    };
  }

  /** Gathers what concerns the field, not its values, from the outer layers of a field's type, through aliases. */
  function peelField(name: string, type: FieldType): FieldParts {
    const target = typeof type === 'string' && !isRecursiveAlias(program, type) ? own(program.aliases, type) : undefined;
    if (target !== undefined) return peelField(name, target);
    if (typeof type === 'string' || !('type' in type)) return { name, key: name, stream: {}, type };
    const { alias: key = name, skip, stream, type: inner, ...constrained } = type;
    const peeled = peelField(name, inner);
    return { name, key, skip, stream: { ...peeled.stream, ...stream }, type: { ...constrained, type: peeled.type } };
  }

  return compile;
}

/** A field's type, and what concerns the field. */
interface FieldParts {
  readonly name: string;
  readonly key: string;
  readonly skip?: true | undefined;
  readonly stream: StreamBehaviour;
  readonly type: FieldType;
}
