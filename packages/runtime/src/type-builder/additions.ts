import type { ClassData, EnumData, FieldType, Program } from '../program/index.ts';

/** What a call adds to a class, enum, field or value in words. `null` takes away what is declared. */
export interface Wording {
  alias?: string | null;
  description?: string | null;
}

/** A field that a builder added, or the new wording of a declared one (then `type` is absent unless it was changed). */
export interface FieldAddition extends Wording {
  type?: FieldType;
}

export interface ValueAddition extends Wording {
  skip?: boolean;
}

export interface ClassAddition extends Wording {
  readonly fields: Map<string, FieldAddition>;
}

export interface EnumAddition extends Wording {
  readonly values: Map<string, ValueAddition>;
}

/** The declarations that a call may change. */
export type TypeTables = Pick<Program, 'classes' | 'enums' | 'aliases'>;

/** Everything that one builder adds to a Program. Changes only through {@link Additions.change}, which counts them. */
export class Additions {
  readonly program: Program;
  readonly classes: Map<string, ClassAddition> = new Map();
  readonly enums: Map<string, EnumAddition> = new Map();
  /** Declarations that replace those of the same name: what `addBaml` compiled. */
  tables: TypeTables = {};
  /** Grows with every change: a Program laid at one revision holds until the next. */
  revision = 0;

  constructor(program: Program) {
    this.program = program;
  }

  /** Makes a change. */
  change(edit: () => void): void {
    edit();
    this.revision += 1;
  }

  reset(): void {
    this.change(() => {
      this.classes.clear();
      this.enums.clear();
      this.tables = {};
    });
  }

  /** The class as source declares it, the text given to `addBaml` included. */
  declaredClass(name: string): ClassData | undefined {
    return ownEntry(this.tables.classes, name) ?? ownEntry(this.program.classes, name);
  }

  /** The enum as source declares it, the text given to `addBaml` included. */
  declaredEnum(name: string): EnumData | undefined {
    return ownEntry(this.tables.enums, name) ?? ownEntry(this.program.enums, name);
  }

  classAddition(name: string): ClassAddition {
    return getOrAdd(this.classes, name, () => ({ fields: new Map() }));
  }

  enumAddition(name: string): EnumAddition {
    return getOrAdd(this.enums, name, () => ({ values: new Map() }));
  }
}

/** The entry of a table, which is made when it is missing. */
export function getOrAdd<Value>(table: Map<string, Value>, name: string, make: () => Value): Value {
  const existing = table.get(name);
  if (existing !== undefined) return existing;
  const added = make();
  table.set(name, added);
  return added;
}

/** The entry of that name, never a member of `Object.prototype`. */
export function ownEntry<Data>(table: Readonly<Record<string, Data>> | undefined, name: string): Data | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}
