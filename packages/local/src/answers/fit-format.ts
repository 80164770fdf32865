import { pickInteger, type Random } from '../seeded-random.ts';
import { pickWords } from './filler-text.ts';
import type { FormatType } from './format-type.ts';
import type { OutputFormat } from './output-format.ts';

/** Below this depth unions choose null, lists and maps stay empty, so that recursive types end. */
const SHALLOW_DEPTH = 3;
const MAX_DEPTH = 12;
/** However wide the type, the answer stops growing here. */
const MAX_VALUES = 5_000;

/** Makes up a value of the format's type. The same random sequence gives the same value. */
export function fitFormat(format: OutputFormat, random: Random): unknown {
  return fitType(format.type, 0, { format, random, remaining: MAX_VALUES });
}

interface Fitting {
  readonly format: OutputFormat;
  readonly random: Random;
  remaining: number;
}

function fitType(type: FormatType, depth: number, fitting: Fitting): unknown {
  fitting.remaining -= 1;
  if (depth > MAX_DEPTH || fitting.remaining < 0) return null;
  switch (type.kind) {
    case 'primitive':
      return fitPrimitive(type.name, fitting.random);
    case 'literal':
      return type.value;
    case 'enum':
      return type.values[pickInteger(fitting.random, 0, type.values.length - 1)] ?? '';
    case 'list':
      return repeat(depth, fitting, () => fitType(type.item, depth + 1, fitting));
    case 'map':
      return Object.fromEntries(
        repeat(depth, fitting, () => [String(fitType(type.key, depth + 1, fitting)), fitType(type.value, depth + 1, fitting)]),
      );
    case 'class':
      return Object.fromEntries(type.fields.map((field) => [field.name, fitType(field.type, depth + 1, fitting)]));
    case 'union':
      return fitUnion(type.members, depth, fitting);
    case 'name':
      return fitName(type.name, depth, fitting);
  }
}

function fitPrimitive(name: 'string' | 'int' | 'float' | 'bool' | 'null', random: Random): unknown {
  switch (name) {
    case 'string':
      return pickWords(random, pickInteger(random, 1, 4));
    case 'int':
      return pickInteger(random, 0, 100);
    case 'float':
      return pickInteger(random, 0, 1000) / 10;
    case 'bool':
      return random() < 0.5;
    case 'null':
      return null;
  }
}

function repeat<Item>(depth: number, fitting: Fitting, make: () => Item): Item[] {
  const count = depth > SHALLOW_DEPTH ? 0 : pickInteger(fitting.random, 1, 3);
  return Array.from({ length: count }, make);
}

function fitUnion(members: readonly FormatType[], depth: number, fitting: Fitting): unknown {
  const [first = NULL] = members;
  const isNullable = members.some((member) => member.kind === 'primitive' && member.name === 'null');
  return fitType(depth > SHALLOW_DEPTH && isNullable ? NULL : first, depth, fitting);
}

const NULL: FormatType = { kind: 'primitive', name: 'null' };

/** A name without a definition is a word the prompt chose for null, or text. */
function fitName(name: string, depth: number, fitting: Fitting): unknown {
  const definition = fitting.format.define(name);
  if (definition) return fitType(definition, depth + 1, fitting);
  return /^(?:null|none|nil|undefined)$/i.test(name) ? null : pickWords(fitting.random, 1);
}
