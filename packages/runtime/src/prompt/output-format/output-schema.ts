import {
  type ClassData,
  type EnumData,
  type FieldType,
  type FieldTypeView,
  type MediaName,
  type PrimitiveName,
  type Program,
  viewFieldType,
} from '../../program/index.ts';
import { TemplateError } from '../../template/index.ts';
import { declarationOf } from '../declaration.ts';
import { oncePerProgram } from '../once-per-program.ts';
import { type Cycles, findCycles } from './find-cycles.ts';

/**
 * A return type as the prompt describes it: attributes gone, aliases that are not recursive replaced by their target, optional and nested
 * unions flattened, duplicates dropped, null last. Equal types of one schema are the same object.
 */
export type OutputType =
  | { readonly kind: 'primitive'; readonly name: PrimitiveName }
  | { readonly kind: 'media'; readonly name: MediaName }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'enum'; readonly name: string; readonly data: EnumData }
  | { readonly kind: 'class'; readonly name: string; readonly data: ClassData }
  | { readonly kind: 'alias'; readonly name: string; readonly target: FieldType }
  | { readonly kind: 'list'; readonly item: OutputType }
  | { readonly kind: 'map'; readonly key: OutputType; readonly value: OutputType }
  | { readonly kind: 'union'; readonly members: readonly OutputType[] };

/** A field of a class that the model is asked for. */
export interface OutputField {
  /** The name that the model sees. */
  readonly name: string;
  readonly type: FieldType;
  readonly description?: string | undefined;
}

/** What the output format needs to know about one program. Everything is found out when it is first asked for, and kept. */
export class OutputSchema {
  readonly #program: Program;
  readonly #normalised = new Map<FieldType, OutputType>();
  /** One object per type; the key names component types by their number, so that it stays short. */
  readonly #interned = new Map<string, OutputType>();
  readonly #numbers = new Map<OutputType, number>();
  readonly #members = new Map<string, readonly FieldType[]>();
  #classCycles: Cycles | undefined;
  #aliasCycles: Cycles | undefined;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Normalises a type. Throws a `TemplateError` for a name that is not declared. */
  typeOf(type: FieldType): OutputType {
    const known = this.#normalised.get(type);
    if (known !== undefined) return known;
    const normal = this.#normalise(type);
    this.#normalised.set(type, normal);
    return normal;
  }

  /** The names of a class' cycle. */
  classCycle(name: string): readonly string[] | undefined {
    this.#classCycles ??= this.#findClassCycles();
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
      case 'media':
        return this.#intern(view.name, view);
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
        return this.#union([this.typeOf(view.inner), this.typeOf('null')]);
      case 'union':
        return this.#union(view.members.map((member) => this.typeOf(member)));
      case 'attributed':
        return this.typeOf(view.inner);
    }
  }

  #named(name: string): OutputType {
    const declaration = declarationOf(this.#program, name);
    if (declaration === undefined) throw new TemplateError(`the output format needs the type ${name}, which is not declared`);
    if (declaration.kind !== 'alias' || this.aliasCycle(name) !== undefined) return this.#intern(name, { ...declaration, name });
    return this.#union(this.#membersOf(name).map((member) => this.typeOf(member)));
  }

  #union(types: readonly OutputType[]): OutputType {
    const none = this.typeOf('null');
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

  /** What an alias stands for, as the members of a union. */
  #membersOf(alias: string): readonly FieldType[] {
    const known = this.#members.get(alias);
    if (known !== undefined) return known;
    const members = [...this.#follow(this.#program.aliases?.[alias] ?? 'null', alias, new Set([alias]))];
    this.#members.set(alias, members);
    return members;
  }

  /**
   * Takes unions apart and follows aliases, outside of lists and maps, on behalf of the alias `from`. A recursive alias is followed when
   * its name sorts before `from`, and stays a name otherwise: so does the reference implementation, and it shows in the text.
   */
  *#follow(type: FieldType, from: string, visited: Set<string>): Iterable<FieldType> {
    const view = viewFieldType(type);
    switch (view.kind) {
      case 'optional':
      case 'union':
      case 'attributed':
        for (const component of componentsOf(view)) yield* this.#follow(component, from, visited);
        if (view.kind === 'optional') yield 'null';
        break;
      case 'name': {
        const declaration = declarationOf(this.#program, view.name);
        if (declaration?.kind !== 'alias') yield view.name;
        else if (view.name < from) yield* this.#membersOf(view.name);
        else if (this.aliasCycle(view.name) !== undefined) yield view.name;
        else if (!visited.has(view.name)) yield* this.#follow(declaration.target, from, visited.add(view.name));
        break;
      }
      case 'primitive':
      case 'media':
      case 'literal':
      case 'list':
      case 'map':
        yield type;
    }
  }

  /**
   * Differs: the reference implementation looks into an alias only as far as {@link OutputSchema.#mentionsOf} does, and never comes to an
   * end with the cycles that it misses. They come second here, so that all others keep their order.
   */
  #findClassCycles(): Cycles {
    const { classes = {} } = this.#program;
    const names = Object.keys(classes);
    const seen = findCycles(names, (name) => this.#mentionsOf(Object.values(classes[name]?.fields ?? {})));
    const others = names.filter((name) => !seen.has(name));
    const missed = findCycles(others, (name) => listedFields(classes[name]).flatMap(({ type }) => [...classesIn(this.typeOf(type))]));
    return new Map([...seen, ...missed]);
  }

  /** The classes that fields mention: directly, or as a class or inside a list or map that an alias stands for. */
  *#mentionsOf(fields: readonly FieldType[]): Iterable<string> {
    const isClass = (name: string): boolean => declarationOf(this.#program, name)?.kind === 'class';
    for (const name of fields.flatMap((field) => [...namesIn(field)])) {
      const mentioned = declarationOf(this.#program, name)?.kind === 'alias' ? this.#membersOf(name) : [name];
      for (const member of mentioned) yield* [...namesIn(member)].filter(isClass);
    }
  }
}

/** Gives the schema of a program. */
export const outputSchemaOf: (program: Program) => OutputSchema = oncePerProgram((program) => new OutputSchema(program));

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
    case 'media':
    case 'literal':
    case 'enum':
    case 'alias':
      break;
  }
}

/** The fields of a class that are not skipped, in order of declaration. */
export function listedFields(data: ClassData | undefined): readonly OutputField[] {
  return Object.entries(data?.fields ?? {}).flatMap(([name, type]) => {
    const view = viewFieldType(type);
    if (view.kind !== 'attributed') return { name, type };
    const { alias, description, skip } = view.attributes;
    return skip ? [] : { name: alias ?? name, type, description };
  });
}
