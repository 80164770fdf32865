import type { ClassData, Constraint, EnumData, FieldType, NamedConstraint, Program, StreamBehaviour } from '../../program/index.ts';
import { findRecursiveAliases } from './find-recursive-aliases.ts';
import {
  type AliasSchema,
  admitsNull,
  BLANK_SCHEMA,
  type Check,
  type CheckResult,
  type ClassShape,
  type Constraints,
  type EnumSchema,
  type FieldSchema,
  isTextLiteral,
  type LiteralSchema,
  NULL_SCHEMA,
  type ScalarSchema,
  type Schema,
  type UnionSchema,
} from './schema.ts';
import { makeSpellingTable, type SpellingTable } from './spelling-table.ts';

/** The two forms of a type: for whole answers, and for answers that still grow. */
export interface SchemaTables {
  readonly final: Schema;
  readonly streaming: Schema;
}

/** Whether the type is for partials: fields admit null there, because they may not have arrived. */
type Mode = keyof SchemaTables;

/** Values of these kinds are never shown half. */
const DONE_BY_NATURE = { ...BLANK_SCHEMA, isDone: true };

const SHOWN_NULL_SCHEMA: ScalarSchema = { ...NULL_SCHEMA, isDone: false };

/** As assignment makes one. */
const SAMPLE_FIELD: PropertyDescriptor = { value: null, writable: true, enumerable: true, configurable: true };

/** Longer caches of keys would grow with what models write. */
const MAX_CACHED_KEYS = 1000;

/** Compiles the types of one program: each type that is asked for once, and classes, enums and recursive aliases when first used. */
export class SchemaCompiler {
  readonly #program: Program;
  readonly #recursiveAliases: ReadonlySet<string>;
  readonly #tables: Map<FieldType, SchemaTables> = new Map();
  readonly #shapes: Readonly<Record<Mode, Map<string, ClassShape>>> = { final: new Map(), streaming: new Map() };
  readonly #enums: Map<string, EnumSchema> = new Map();
  readonly #aliases: Readonly<Record<Mode, Map<string, AliasSchema>>> = { final: new Map(), streaming: new Map() };

  constructor(program: Program) {
    this.#program = program;
    this.#recursiveAliases = findRecursiveAliases(program);
  }

  compile(type: FieldType): SchemaTables {
    return (
      this.#tables.get(type) ??
      keep(this.#tables, type, { final: this.#compile(type, 'final'), streaming: this.#compile(type, 'streaming') })
    );
  }

  #compile(type: FieldType, mode: Mode): Schema {
    if (typeof type === 'string') return this.#compileName(type, mode);
    if ('optional' in type) return makeUnion([this.#compile(type.optional, mode), NULL_SCHEMA]);
    if ('union' in type) return makeUnion(type.union.map((member) => this.#compile(member, mode)));
    if ('list' in type) return { ...BLANK_SCHEMA, kind: 'list', item: this.#compile(type.list, mode) };
    if ('map' in type) {
      const [key, value] = type.map;
      return { ...BLANK_SCHEMA, kind: 'map', key: this.#compile(key, mode), value: this.#compile(value, mode) };
    }
    if ('literal' in type) return compileLiteral(type.literal);
    return withAttributes(type, mode, (inner) => this.#compile(type.type, inner));
  }

  #compileName(name: string, mode: Mode): Schema {
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
    const classData = own(this.#program.classes, name);
    if (classData !== undefined) {
      return withAttributes(classData, mode, (inner) => ({ ...BLANK_SCHEMA, kind: 'class', shape: this.#shapeOf(name, classData, inner) }));
    }
    const enumData = own(this.#program.enums, name);
    if (enumData !== undefined) return this.#enums.get(name) ?? keep(this.#enums, name, compileEnum(name, enumData));
    const target = own(this.#program.aliases, name);
    if (target === undefined) throw new TypeError(`The type "${name}" is not in the program.`);
    if (!this.#recursiveAliases.has(name)) return this.#compile(target, mode);
    return this.#aliases[mode].get(name) ?? keep(this.#aliases[mode], name, this.#compileAlias(name, target, mode));
  }

  #compileAlias(name: string, type: FieldType, mode: Mode): AliasSchema {
    let target: Schema | undefined;
    const compileTarget = (): Schema => {
      target ??= this.#compile(type, mode);
      return target;
    };
    return { ...BLANK_SCHEMA, kind: 'alias', name, target: compileTarget };
  }

  #shapeOf(name: string, data: ClassData, mode: Mode): ClassShape {
    const known = this.#shapes[mode].get(name);
    if (known !== undefined) return known;
    const fields: FieldSchema[] = [];
    const byKey = new Map<string, number>();
    const sample: Record<string, null> = {};
    // Known before its fields are compiled, since they may lead back to it.
    const shape = keep(this.#shapes[mode], name, { name, fields, byKey, findField: makeFieldFinder(fields, byKey), sample });
    for (const [fieldName, type] of Object.entries(data.fields)) {
      const peeled = this.#peelField(type);
      if (peeled.skip === true) continue;
      const field = this.#compileField(fieldName, peeled, mode);
      if (!byKey.has(field.key)) byKey.set(field.key, fields.length);
      fields.push(field);
      Object.defineProperty(sample, fieldName, SAMPLE_FIELD);
    }
    return shape;
  }

  #compileField(name: string, { alias = name, stream, type }: FieldParts, mode: Mode): FieldSchema {
    const { done, not_null: isNotNull = false, with_state: isStateful = false } = stream;
    const declared = this.#compile(done ? { type, stream: { done } } : type, mode);
    const mayBeMissing = mode === 'streaming' && !isNotNull && declared.kind !== 'list' && declared.kind !== 'map';
    const schema = mayBeMissing && !admitsNull(declared) ? makeUnion([declared, NULL_SCHEMA]) : declared;
    return {
      name,
      key: alias,
      schema,
      admitsNull: admitsNull(schema),
      isStateful: mode === 'streaming' && isStateful,
      isNotNull: mode === 'streaming' && isNotNull && !admitsNull(declared),
    };
  }

  /** Gathers what concerns the field, not its values, from the outer layers of a field's type, through aliases. */
  #peelField(type: FieldType): FieldParts {
    const isAlias = typeof type === 'string' && !this.#recursiveAliases.has(type);
    const target = isAlias ? own(this.#program.aliases, type) : undefined;
    if (target !== undefined) return this.#peelField(target);
    if (typeof type === 'string' || !('type' in type)) return { alias: undefined, skip: undefined, stream: {}, type };
    const { alias, description: _description, skip, stream, type: inner, ...constrained } = type;
    const peeled = this.#peelField(inner);
    return { alias, skip, stream: { ...peeled.stream, ...stream }, type: { ...constrained, type: peeled.type } };
  }
}

/** A field's type, and what concerns the field. */
interface FieldParts {
  readonly alias: string | undefined;
  readonly skip: true | undefined;
  readonly stream: StreamBehaviour;
  readonly type: FieldType;
}

/** What a program says about a name, whatever the name. */
function own<Data>(table: Readonly<Record<string, Data>> = {}, name: string): Data | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

function keep<Key, Value>(known: Map<Key, Value>, key: Key, value: Value): Value {
  known.set(key, value);
  return value;
}

function compileEnum(name: string, data: EnumData): EnumSchema {
  const present = Object.entries(data.values).filter(([, { skip }]) => skip !== true);
  const spellings = present.map(([valueName, { alias = valueName, description }]) => [
    alias,
    ...(description === undefined ? [] : [description.trim(), `${alias}: ${description.trim()}`]),
  ]);
  return {
    ...DONE_BY_NATURE,
    kind: 'enum',
    name,
    values: present.map(([valueName]) => valueName),
    byKey: new Map(present.map(([valueName, { alias = valueName }], index) => [alias, index])),
    spellings: makeSpellingTable(spellings),
    constraints: compileConstraints(data),
  };
}

function compileLiteral(value: string | number | boolean): LiteralSchema {
  const spellings = typeof value === 'string' ? makeSpellingTable([[value]]) : undefined;
  return { ...DONE_BY_NATURE, kind: 'literal', value, spellings };
}

/** Makes a union of members that may be unions themselves. Null goes last. */
function makeUnion(members: readonly Schema[]): Schema {
  const flat = members.flatMap((member): readonly Schema[] => (isPlainUnion(member) ? member.members : [member]));
  const values = flat.filter((member) => !isPlainNull(member));
  const hasNull = values.length < flat.length;
  const [only] = values;
  if (only === undefined) return NULL_SCHEMA;
  if (!hasNull && values.length === 1) return only;
  const literals = values.flatMap((member) => (isTextLiteral(member) ? [member.value] : []));
  return {
    ...BLANK_SCHEMA,
    kind: 'union',
    // Null is refused while it may change, unless something else than null may be shown half.
    members: hasNull ? [...values, values.every((member) => member.isDone) ? NULL_SCHEMA : SHOWN_NULL_SCHEMA] : values,
    hasNull,
    literals: literals.length < 2 ? undefined : { values: literals, spellings: makeSpellingTable(literals.map((text) => [text])) },
  };
}

function isPlainUnion(schema: Schema): schema is UnionSchema {
  return schema.kind === 'union' && schema.constraints === undefined && !schema.isDone && !schema.isStateful;
}

function isPlainNull(schema: Schema): boolean {
  return schema.kind === 'null' && schema.constraints === undefined;
}

interface Attributes {
  readonly check?: Readonly<Record<string, Constraint>>;
  readonly assert?: readonly NamedConstraint[];
  readonly stream?: StreamBehaviour;
}

function withAttributes(attributes: Attributes, mode: Mode, compile: (mode: Mode) => Schema): Schema {
  const { done: isDone = false, with_state: isStateful = false } = attributes.stream ?? {};
  // What is below a value that is only shown complete need not be ready for gaps.
  const schema = compile(isDone ? 'final' : mode);
  const changed: Schema = {
    ...schema,
    constraints: joinConstraints(schema.constraints, compileConstraints(attributes)),
    isStateful: schema.isStateful || (isStateful && mode === 'streaming'),
  };
  return isDone ? makeDone(changed) : changed;
}

/** A value belongs to a member of its union, so what holds for the union must hold for its members. */
function makeDone(schema: Schema): Schema {
  return schema.kind === 'union' ? { ...schema, isDone: true, members: schema.members.map(makeDone) } : { ...schema, isDone: true };
}

function joinConstraints(first: Constraints | undefined, second: Constraints | undefined): Constraints | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return { checks: [...first.checks, ...second.checks], asserts: [...first.asserts, ...second.asserts] };
}

function compileConstraints({ check = {}, assert: asserts = [] }: Attributes): Constraints | undefined {
  const checks = Object.entries(check).map(([name, constraint]): Check => {
    const [succeeded, failed] = [makeCheckResult(name, constraint.expr, 'succeeded'), makeCheckResult(name, constraint.expr, 'failed')];
    return { ...constraint, name, succeeded, failed };
  });
  return checks.length === 0 && asserts.length === 0 ? undefined : { checks, asserts };
}

/** `expr` is another name of `expression`. It is not enumerable, so results read and compare like those of the reference implementation. */
function makeCheckResult(name: string, expression: string, status: CheckResult['status']): CheckResult {
  return Object.freeze(Object.defineProperty({ name, expression, status }, 'expr', { value: expression }));
}

function makeFieldFinder(fields: readonly FieldSchema[], byKey: ReadonlyMap<string, number>): (key: string) => number | undefined {
  const cache = new Map<string, number | undefined>();
  let spellings: SpellingTable | undefined;
  return (key) => {
    const exact = byKey.get(key);
    if (exact !== undefined) return exact;
    if (cache.has(key)) return cache.get(key);
    spellings ??= makeSpellingTable(fields.map((field) => [field.key]));
    const found = spellings.firstWhole(key.trim());
    if (cache.size < MAX_CACHED_KEYS) cache.set(key, found);
    return found;
  };
}
