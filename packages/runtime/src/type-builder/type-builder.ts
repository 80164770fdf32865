import type { Program } from '../program/index.ts';
import { Additions, type TypeTables } from './additions.ts';
import { ClassBuilder, ClassViewer } from './class-builder.ts';
import { EnumBuilder, EnumViewer } from './enum-builder.ts';
import { FieldType } from './field-type.ts';
import { layAdditions } from './lay-additions.ts';

const primitives = new Set(['string', 'int', 'float', 'bool', 'null', 'image', 'audio', 'pdf', 'video']);

/** Extends the types of a project for single calls. Abstract, so that whoever only takes one carries no compiler. */
export abstract class TypeBuilder {
  readonly #additions: Additions;
  readonly #laid: WeakMap<Program, { readonly revision: number; readonly program: Program }> = new WeakMap();

  constructor(program: Program) {
    this.#additions = new Additions(program);
  }

  string(): FieldType {
    return new FieldType('string');
  }

  int(): FieldType {
    return new FieldType('int');
  }

  float(): FieldType {
    return new FieldType('float');
  }

  bool(): FieldType {
    return new FieldType('bool');
  }

  null(): FieldType {
    return new FieldType('null');
  }

  literalString(value: string): FieldType {
    return new FieldType({ literal: value });
  }

  literalInt(value: number): FieldType {
    return new FieldType({ literal: value });
  }

  literalBool(value: boolean): FieldType {
    return new FieldType({ literal: value });
  }

  list(item: FieldType): FieldType {
    return item.list();
  }

  optional(type: FieldType): FieldType {
    return type.optional();
  }

  map(key: FieldType, value: FieldType): FieldType {
    return new FieldType({ map: [key.data, value.data] });
  }

  union(members: readonly FieldType[]): FieldType {
    return new FieldType({ union: members.map(({ data }) => data) });
  }

  /** Adds a class. Throws when the name is taken. */
  addClass<Name extends string>(name: Name): ClassBuilder<Name> {
    this.#requireFree('Class', name);
    this.#additions.change(() => this.#additions.classAddition(name));
    return this.classBuilder(name);
  }

  /** Adds an enum. Throws when the name is taken. */
  addEnum<Name extends string>(name: Name): EnumBuilder<Name> {
    this.#requireFree('Enum', name);
    this.#additions.change(() => this.#additions.enumAddition(name));
    return this.enumBuilder(name);
  }

  /**
   * Adds what the text declares: `class`, `enum`, `type`, `dynamic class`, `dynamic enum`. Throws an error with line and column when the
   * text is wrong.
   */
  addBaml(source: string): void {
    const added = this.compile(source, this.programFor(this.#additions.program));
    const { tables } = this.#additions;
    this.#additions.change(() => {
      this.#additions.tables = {
        classes: { ...tables.classes, ...added.classes },
        enums: { ...tables.enums, ...added.enums },
        aliases: { ...tables.aliases, ...added.aliases },
      };
    });
  }

  /** Takes all additions away. */
  reset(): void {
    this.#additions.reset();
  }

  /** Gives the Program that a call with this builder runs on. The same object until the next change. */
  programFor(program: Program): Program {
    const { revision } = this.#additions;
    const known = this.#laid.get(program);
    if (known?.revision === revision) return known.program;
    const laid = layAdditions(program, this.#additions);
    this.#laid.set(program, { revision, program: laid });
    return laid;
  }

  /**
   * Compiles the text of {@link addBaml}. Gives every class, enum and alias that the text declares or extends, complete: an extended class with
   * its old fields and the new ones. Throws an `Error` that carries line and column when the text is wrong.
   */
  protected abstract compile(source: string, program: Program): TypeTables;

  protected classBuilder<Name extends string, Property extends string = never>(name: Name): ClassBuilder<Name, Property> {
    return new ClassBuilder(name, this.#additions);
  }

  protected classViewer<Name extends string, Property extends string>(name: Name): ClassViewer<Name, Property> {
    return new ClassViewer(name, this.#additions);
  }

  protected enumBuilder<Name extends string, Value extends string = never>(name: Name): EnumBuilder<Name, Value> {
    return new EnumBuilder(name, this.#additions);
  }

  protected enumViewer<Name extends string, Value extends string>(name: Name): EnumViewer<Name, Value> {
    return new EnumViewer(name, this.#additions);
  }

  #requireFree(kind: 'Class' | 'Enum', name: string): void {
    const { classes = {}, enums = {}, aliases = {} } = this.programFor(this.#additions.program);
    const taken = primitives.has(name) || [classes, enums, aliases].some((table) => Object.hasOwn(table, name));
    if (taken) throw new Error(`${kind} ${name} already exists`);
  }
}
