import type { AttributedType, ClassData, EnumData, EnumValueData, FieldType, Program } from '../program/index.ts';
import { viewFieldType } from '../program/index.ts';
import {
  type Additions,
  type ClassAddition,
  type EnumAddition,
  type FieldAddition,
  ownEntry,
  type ValueAddition,
  type Wording,
} from './additions.ts';

/** Returns a Program with the additions laid over it. The given Program stays as it is, and shares what did not change. */
export function layAdditions(program: Program, additions: Additions): Program {
  const classes = { ...program.classes, ...additions.tables.classes };
  const enums = { ...program.enums, ...additions.tables.enums };
  return {
    ...program,
    classes: { ...classes, ...mapEntries(additions.classes, (name, addition) => layClass(ownEntry(classes, name), addition)) },
    enums: { ...enums, ...mapEntries(additions.enums, (name, addition) => layEnum(ownEntry(enums, name), addition)) },
    aliases: { ...program.aliases, ...additions.tables.aliases },
  };
}

function mapEntries<Addition, Data>(
  table: ReadonlyMap<string, Addition>,
  lay: (name: string, addition: Addition) => Data,
): Record<string, Data> {
  return Object.fromEntries(Array.from(table, ([name, addition]) => [name, lay(name, addition)]));
}

function layClass(declared: ClassData | undefined, addition: ClassAddition): ClassData {
  const { fields = {}, ...rest } = declared ?? {};
  const laid = mapEntries(addition.fields, (name, field) => layField(ownEntry(fields, name), field));
  return { ...layWording(rest, addition), fields: { ...fields, ...laid } };
}

function layField(declared: FieldType | undefined, addition: FieldAddition): FieldType {
  const type = addition.type ?? declared ?? 'string';
  const view = viewFieldType(type);
  const attributed: AttributedType = view.kind === 'attributed' ? view.attributes : { type };
  return layWording(attributed, addition);
}

function layEnum(declared: EnumData | undefined, addition: EnumAddition): EnumData {
  const { values = {}, ...rest } = declared ?? {};
  const laid = mapEntries(addition.values, (name, value) => layValue(ownEntry(values, name), value));
  return { ...layWording(rest, addition), values: { ...values, ...laid } };
}

function layValue(declared: EnumValueData | undefined, addition: ValueAddition): EnumValueData {
  const { skip: declaredSkip = false, ...rest } = declared ?? {};
  const skipped = addition.skip ?? declaredSkip;
  return { ...layWording(rest, addition), ...(skipped ? { skip: true } : {}) };
}

function layWording<Data extends { readonly alias?: string; readonly description?: string }>(data: Data, wording: Wording): Data {
  const { alias = data.alias ?? null, description = data.description ?? null } = wording;
  const { alias: _alias, description: _description, ...rest } = data;
  return { ...rest, ...(alias === null ? {} : { alias }), ...(description === null ? {} : { description }) } as Data;
}
