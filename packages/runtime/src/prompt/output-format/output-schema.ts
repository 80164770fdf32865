import {
  type ClassData,
  type EnumData,
  type FieldType,
  type FieldTypeView,
  type PrimitiveName,
  type Program,
  viewFieldType,
} from '../../program/index.ts';
import { TemplateError } from '../../template/index.ts';
import { declarationOf } from '../declaration.ts';
import { type Cycles, findCycles } from './find-cycles.ts';

/**
 * A return type as the prompt describes it: attributes gone, aliases that are not recursive replaced by their target, optional and nested
 * unions flattened, duplicates dropped, null last. Equal types of one schema are the same object.
 */
export type OutputType =
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'enum'; readonly name: string; readonly data: EnumData }
  | { readonly kind: 'class'; readonly name: string; readonly data: ClassData }
  | { readonly kind: 'alias'; readonly name: string; readonly target: FieldType }
  | { readonly kind: 'list'; readonly item: OutputType }
  | { readonly kind: 'map'; readonly key: OutputType; readonly value: OutputType }
  | { readonly kind: 'union'; readonly members: readonly OutputType[] };

const schemas = new WeakMap<Program, OutputSchema>();

/** Gives the schema of a program, one per program object. */
export function outputSchemaOf(program: Program): OutputSchema {
  const known = schemas.get(program);
  if (known !== undefined) return known;
  const schema = new OutputSchema(program);
  schemas.set(program, schema);
  return schema;
}

/** What the output format needs to know about one program. Everything is found out when it is first asked for, and kept. */
export class OutputSchema {
  readonly #program: Program;
  readonly #normalised = new Map<FieldType, OutputType>();
  /** One object per type; the key names component types by their number, so that it stays short. */
  readonly #interned = new Map<string, OutputType>();
  readonly #numbers = new Map<OutputType, number>();
  #classCycles: Cycles | undefined;
  #aliasCycles: Cycles | undefined;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Normalises a type. Throws a `TemplateError` for a type that no model can answer with. */
  typeOf(type: FieldType): OutputType {
    const known = this.#normalised.get(type);
    if (known !== undefined) return known;
    const normal = this.#normalise(type);
    this.#normalised.set(type, normal);
    return normal;
  }

  /** The names of a class' cycle. A class mentions another in a field, skipped ones included, or through one alias. */
  classCycle(name: string): readonly string[] | undefined {
    this.#classCycles ??= findCycles(Object.keys(this.#program.classes ?? {}), (from) => this.#classesMentionedBy(from));
    return this.#classCycles.get(name);
  }

  /** The names of a recursive alias' cycle. A class in between breaks it. */
  aliasCycle(name: string): readonly string[] | undefined {
    const { aliases = {} } = this.#program;
    this.#aliasCycles ??= findCycles(Object.keys(aliases), (from) => namesIn(aliases[from] ?? 'null'));
    return this.#aliasCycles.get(name);
  }

  #normalise(type: FieldType): OutputType {
    const view = viewFieldType(type);
    switch (view.kind) {
      case 'primitive':
        return this.#intern(view.name, view);
      case 'media':
        throw new TemplateError(`the output format cannot describe ${view.name}: a model answers with text`);
      case 'name':
        return this.#named(view.name);
      case 'literal':
        return this.#intern(`=${JSON.stringify(view.value)}`, view);
      case 'list': {
        const item = this.typeOf(view.item);
        return this.#intern(`[${this.#numbers.get(item)}`, { kind: 'list', item });
      }
      case 'map': {
        const [key, value] = [this.typeOf(view.key), this.typeOf(view.value)];
        return this.#intern(`{${this.#numbers.get(key)},${this.#numbers.get(value)}`, { kind: 'map', key, value });
      }
      case 'optional':
        return this.#union([view.inner, 'null']);
      case 'union':
        return this.#union(view.members);
      case 'attributed':
        return this.typeOf(view.inner);
    }
  }

  #named(name: string): OutputType {
    const declaration = declarationOf(this.#program, name);
    if (declaration === undefined) throw new TemplateError(`the output format needs the type ${name}, which is not declared`);
    if (declaration.kind !== 'alias') return this.#intern(name, { ...declaration, name });
    if (this.aliasCycle(name) === undefined) return this.typeOf(declaration.target);
    return this.#intern(name, { ...declaration, name });
  }

  #union(given: readonly FieldType[]): OutputType {
    const none = this.typeOf('null');
    const types = given.map((type) => this.typeOf(type));
    const distinct = new Set(types.flatMap((type) => (type.kind === 'union' ? type.members : type)));
    const members = distinct.delete(none) ? [...distinct, none] : [...distinct];
    const [first = none, ...others] = members;
    if (others.length === 0) return first;
    return this.#intern(`|${members.map((member) => this.#numbers.get(member)).join()}`, { kind: 'union', members });
  }

  #intern(key: string, type: OutputType): OutputType {
    const same = this.#interned.get(key);
    if (same !== undefined) return same;
    this.#interned.set(key, type);
    this.#numbers.set(type, this.#numbers.size);
    return type;
  }

  *#classesMentionedBy(className: string): Iterable<string> {
    for (const field of Object.values(this.#program.classes?.[className]?.fields ?? {})) {
      for (const name of namesIn(field)) {
        const declaration = declarationOf(this.#program, name);
        if (declaration?.kind === 'class') yield name;
        if (declaration?.kind === 'alias') yield* classesIn(this.typeOf(declaration.target));
      }
    }
  }
}

/** The declared names that a type contains as it is written. */
function* namesIn(type: FieldType): Iterable<string> {
  const view = viewFieldType(type);
  if (view.kind === 'name') yield view.name;
  else for (const component of componentsOf(view)) yield* namesIn(component);
}

function componentsOf(view: FieldTypeView): readonly FieldType[] {
  switch (view.kind) {
    case 'list':
      return [view.item];
    case 'map':
      return [view.key, view.value];
    case 'union':
      return view.members;
    case 'optional':
    case 'attributed':
      return [view.inner];
    case 'primitive':
    case 'media':
    case 'literal':
    case 'name':
      return [];
  }
}

/** The classes that a normalised type contains, outside of recursive aliases. */
function* classesIn(type: OutputType): Iterable<string> {
  switch (type.kind) {
    case 'class':
      yield type.name;
      break;
    case 'list':
      yield* classesIn(type.item);
      break;
    case 'map':
      yield* classesIn(type.value);
      break;
    case 'union':
      for (const member of type.members) yield* classesIn(member);
      break;
    case 'primitive':
    case 'literal':
    case 'enum':
    case 'alias':
      break;
  }
}
