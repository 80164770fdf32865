import {
  type AttributedType,
  type ClassData,
  type Constraint,
  type EnumData,
  type FieldType,
  type NamedConstraint,
  type Program,
  type StreamBehaviour,
  viewFieldType,
} from '../../program/index.ts';
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
  type ListSchema,
  type LiteralSchema,
  type MapSchema,
  NULL_SCHEMA,
  type ScalarSchema,
  type Schema,
  type UnionSchema,
} from './schema.ts';
import { SpellingTable } from './spelling-table.ts';

/** The two forms of a type: for whole answers, and for answers that still grow. */
export interface SchemaTables {
  readonly final: Schema;
  readonly streaming: Schema;
}

/** Whether the type is for partials: fields admit null there, because they may not have arrived. */
type Mode = keyof SchemaTables;

const PLAIN = { ...BLANK_SCHEMA, isDone: false };
/** Values of these kinds are never shown half. */
const DONE_BY_NATURE = { ...PLAIN, isDone: true };

const SHOWN_NULL_SCHEMA: ScalarSchema = { ...NULL_SCHEMA, isDone: false };

/** As assignment makes one. */
const SAMPLE_FIELD: PropertyDescriptor = { value: null, writable: true, enumerable: true, configurable: true };

/** Longer caches of keys would grow with what models write. */
const MAX_CACHED_KEYS = 1000;

/** Compiles the types of one program. Classes, enums and recursive aliases are compiled once, when first used. */
export class SchemaCompiler {
  readonly #program: Program;
  readonly #recursiveAliases: ReadonlySet<string>;
  readonly #shapes: Readonly<Record<Mode, Map<string, ClassShape>>> = { final: new Map(), streaming: new Map() };
  readonly #enums: Map<string, EnumSchema> = new Map();
  readonly #aliases: Readonly<Record<Mode, Map<string, AliasSchema>>> = { final: new Map(), streaming: new Map() };

  constructor(program: Program) {
    this.#program = program;
    this.#recursiveAliases = findRecursiveAliases(program);
  }

  compile(type: FieldType): SchemaTables {
    return { final: this.#compile(type, 'final'), streaming: this.#compile(type, 'streaming') };
  }

  #compile(type: FieldType, mode: Mode): Schema {
    const view = viewFieldType(type);
    switch (view.kind) {
      case 'primitive':
        return { ...(view.name === 'string' ? PLAIN : DONE_BY_NATURE), kind: view.name };
      case 'media':
        return { ...DONE_BY_NATURE, kind: 'media', name: view.name };
      case 'literal':
        return compileLiteral(view.value);
      case 'name':
        return this.#compileName(view.name, mode);
      case 'optional':
        return makeUnion([this.#compile(view.inner, mode), NULL_SCHEMA]);
      case 'list':
        return { ...PLAIN, kind: 'list', item: this.#compile(view.item, mode) } satisfies ListSchema;
      case 'map':
        return { ...PLAIN, kind: 'map', key: this.#compile(view.key, mode), value: this.#compile(view.value, mode) } satisfies MapSchema;
      case 'union':
        return makeUnion(view.members.map((member) => this.#compile(member, mode)));
      case 'attributed':
        return this.#compileAttributed(view.attributes, mode);
    }
  }

  #compileAttributed(attributes: AttributedType, mode: Mode): Schema {
    const isDone = attributes.stream?.done === true;
    // What is below a value that is only shown complete need not be ready for gaps.
    const inner = this.#compile(attributes.type, isDone ? 'final' : mode);
    return withAttributes(inner, compileConstraints(attributes), isDone, mode === 'streaming' && attributes.stream?.with_state === true);
  }

  #compileName(name: string, mode: Mode): Schema {
    const { classes = {}, enums = {}, aliases = {} } = this.#program;
    const classData = Object.hasOwn(classes, name) ? classes[name] : undefined;
    if (classData !== undefined) return this.#compileClass(name, classData, mode);
    const enumData = Object.hasOwn(enums, name) ? enums[name] : undefined;
    if (enumData !== undefined) return this.#compileEnum(name, enumData);
    const target = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
    if (target === undefined) throw new TypeError(`The type "${name}" is not in the program.`);
    if (!this.#recursiveAliases.has(name)) return this.#compile(target, mode);
    return this.#compileAlias(name, target, mode);
  }

  #compileAlias(name: string, type: FieldType, mode: Mode): AliasSchema {
    const known = this.#aliases[mode].get(name);
    if (known !== undefined) return known;
    let target: Schema | undefined;
    const compileTarget = (): Schema => {
      target ??= this.#compile(type, mode);
      return target;
    };
    const schema: AliasSchema = { ...PLAIN, kind: 'alias', name, target: compileTarget };
    this.#aliases[mode].set(name, schema);
    return schema;
  }

  #compileEnum(name: string, data: EnumData): EnumSchema {
    const known = this.#enums.get(name);
    if (known !== undefined) return known;
    const present = Object.entries(data.values).filter(([, value]) => value.skip !== true);
    const spellings = present.flatMap(([valueName, { alias = valueName, description }], value) => {
      const texts = [alias, ...(description === undefined ? [] : [description.trim(), `${alias}: ${description.trim()}`])];
      return texts.map((text) => ({ text, value }));
    });
    const schema: EnumSchema = {
      ...DONE_BY_NATURE,
      kind: 'enum',
      name,
      values: present.map(([valueName]) => valueName),
      byKey: new Map(present.map(([valueName, { alias = valueName }], index) => [alias, index])),
      spellings: new SpellingTable(spellings),
      constraints: compileConstraints(data),
    };
    this.#enums.set(name, schema);
    return schema;
  }

  #compileClass(name: string, data: ClassData, mode: Mode): Schema {
    const isDone = data.stream?.done === true;
    const shape = this.#compileShape(name, data, isDone ? 'final' : mode);
    const isStateful = mode === 'streaming' && data.stream?.with_state === true;
    return { ...PLAIN, kind: 'class', shape, constraints: compileConstraints(data), isDone, isStateful };
  }

  #compileShape(name: string, data: ClassData, mode: Mode): ClassShape {
    const known = this.#shapes[mode].get(name);
    if (known !== undefined) return known;
    const fields: FieldSchema[] = [];
    const byKey = new Map<string, number>();
    const sample: Record<string, null> = {};
    const shape: ClassShape = { name, fields, byKey, findField: makeFieldFinder(fields, byKey), sample };
    // Known before its fields are compiled, since they may lead back to it.
    this.#shapes[mode].set(name, shape);
    for (const [fieldName, type] of Object.entries(data.fields)) {
      const field = this.#compileField(fieldName, type, mode);
      if (field === undefined) continue;
      if (!byKey.has(field.key)) byKey.set(field.key, fields.length);
      fields.push(field);
      Object.defineProperty(sample, fieldName, SAMPLE_FIELD);
    }
    return shape;
  }

  /** Gives nothing for a field that is left out. */
  #compileField(name: string, type: FieldType, mode: Mode): FieldSchema | undefined {
    const { alias, skip, stream, bare } = this.#peelField(type);
    if (skip) return undefined;
    const declared = this.#compile(bare, stream.done === true ? 'final' : mode);
    const done = stream.done === true ? withAttributes(declared, undefined, true, false) : declared;
    const isNotNull = stream.not_null === true;
    const mayBeMissing = mode === 'streaming' && !isNotNull && done.kind !== 'list' && done.kind !== 'map';
    const schema = mayBeMissing && !admitsNull(done) ? makeUnion([done, NULL_SCHEMA]) : done;
    return {
      name,
      key: alias ?? name,
      schema,
      admitsNull: admitsNull(schema),
      isStateful: mode === 'streaming' && stream.with_state === true,
      isNotNull: mode === 'streaming' && isNotNull && !admitsNull(declared),
    };
  }

  /** Takes what concerns the field, not its values, off the outer layers of a field's type, through aliases. */
  #peelField(type: FieldType): { alias?: string; skip: boolean; stream: StreamBehaviour; bare: FieldType } {
    const view = viewFieldType(type);
    if (view.kind === 'name') return this.#peelAlias(type, view.name);
    if (view.kind !== 'attributed') return { skip: false, stream: {}, bare: type };
    const { alias, description: _description, skip, stream, type: inner, ...constraints } = view.attributes;
    const peeled = this.#peelField(inner);
    const hasConstraints = constraints.check !== undefined || constraints.assert !== undefined;
    return {
      ...(alias === undefined ? {} : { alias }),
      skip: skip === true,
      stream: { ...peeled.stream, ...stream },
      bare: hasConstraints ? { type: peeled.bare, ...constraints } : peeled.bare,
    };
  }

  #peelAlias(type: FieldType, name: string): { skip: boolean; stream: StreamBehaviour; bare: FieldType } {
    const { aliases = {} } = this.#program;
    const target = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
    if (target === undefined || this.#recursiveAliases.has(name)) return { skip: false, stream: {}, bare: type };
    return this.#peelField(target);
  }
}

function compileLiteral(value: string | number | boolean): LiteralSchema {
  const spellings = typeof value === 'string' ? new SpellingTable([{ text: value, value: 0 }]) : undefined;
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
  const literals = values.flatMap((member) => (isStringLiteral(member) ? [member.value] : []));
  const spellings = literals.map((text, value) => ({ text, value }));
  return {
    ...PLAIN,
    kind: 'union',
    // Null is refused while it may change, unless something else than null may be shown half.
    members: hasNull ? [...values, values.every((member) => member.isDone) ? NULL_SCHEMA : SHOWN_NULL_SCHEMA] : values,
    hasNull,
    literals: literals.length < 2 ? undefined : { values: literals, spellings: new SpellingTable(spellings) },
  };
}

function isPlainUnion(schema: Schema): schema is UnionSchema {
  return schema.kind === 'union' && schema.constraints === undefined && !schema.isDone && !schema.isStateful;
}

function isPlainNull(schema: Schema): boolean {
  return schema.kind === 'null' && schema.constraints === undefined;
}

function isStringLiteral(schema: Schema): schema is LiteralSchema & { readonly value: string } {
  return schema.kind === 'literal' && typeof schema.value === 'string';
}

function withAttributes(schema: Schema, constraints: Constraints | undefined, isDone: boolean, isStateful: boolean): Schema {
  if (constraints === undefined && !isDone && !isStateful) return schema;
  const changed = {
    constraints: joinConstraints(schema.constraints, constraints),
    isDone: schema.isDone || isDone,
    isStateful: schema.isStateful || isStateful,
  };
  if (schema.kind !== 'union') return { ...schema, ...changed };
  // A value belongs to a member, so what holds for the union must hold for its members.
  const members = isDone ? schema.members.map((member) => withAttributes(member, undefined, true, false)) : schema.members;
  return { ...schema, ...changed, members };
}

function joinConstraints(first: Constraints | undefined, second: Constraints | undefined): Constraints | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return { checks: [...first.checks, ...second.checks], asserts: [...first.asserts, ...second.asserts] };
}

interface Constrained {
  readonly check?: Readonly<Record<string, Constraint>>;
  readonly assert?: readonly NamedConstraint[];
}

function compileConstraints({ check = {}, assert = [] }: Constrained): Constraints | undefined {
  const checks = Object.entries(check).map(([name, { expr, ast }]): Check => {
    const succeeded = makeCheckResult(name, expr, 'succeeded');
    return { name, source: expr, expression: ast, succeeded, failed: makeCheckResult(name, expr, 'failed') };
  });
  const asserts = assert.map(({ name, expr, ast }) => ({ name, source: expr, expression: ast }));
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
    spellings ??= new SpellingTable(fields.map((field, value) => ({ text: field.key, value })));
    const found = spellings.firstWhole(key.trim());
    if (cache.size < MAX_CACHED_KEYS) cache.set(key, found);
    return found;
  };
}
