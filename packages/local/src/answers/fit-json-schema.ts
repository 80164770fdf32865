import { pickInteger, type Random } from '../seeded-random.ts';
import { pickWords } from './filler-text.ts';

/** Below this depth only required members are filled in. */
const SHALLOW_DEPTH = 3;
const MAX_DEPTH = 12;
const MAX_VALUES = 5_000;

/**
 * Makes up a value that fits a JSON schema: `const` and `enum`, `anyOf`/`oneOf` (the first one), `allOf` (merged), `$ref` within the
 * document, objects, arrays with their `minItems`, strings with their `minLength`, numbers within their range.
 */
export function fitJsonSchema(schema: unknown, random: Random): unknown {
  return fitSchema(schema, 0, { root: schema, random, remaining: MAX_VALUES });
}

interface Fitting {
  readonly root: unknown;
  readonly random: Random;
  remaining: number;
}

type Schema = Readonly<Record<string, unknown>>;

function fitSchema(given: unknown, depth: number, fitting: Fitting): unknown {
  fitting.remaining -= 1;
  if (!isRecord(given) || depth > MAX_DEPTH || fitting.remaining < 0) return null;
  const schema = flatten(given);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum[0];
  if (typeof schema.$ref === 'string') return fitSchema(followReference(schema.$ref, fitting.root), depth + 1, fitting);
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(alternatives)) return fitSchema(chooseAlternative(alternatives, depth), depth + 1, fitting);
  return fitByType(typeOf(schema), schema, depth, fitting);
}

function fitByType(type: string, schema: Schema, depth: number, fitting: Fitting): unknown {
  switch (type) {
    case 'object':
      return fitObject(schema, depth, fitting);
    case 'array':
      return fitArray(schema, depth, fitting);
    case 'integer':
      return fitNumber(schema, fitting.random);
    case 'number':
      return fitNumber(schema, fitting.random);
    case 'boolean':
      return fitting.random() < 0.5;
    case 'null':
      return null;
    default:
      return fitText(schema, fitting.random);
  }
}

function flatten(schema: Schema): Schema {
  const parts = schema.allOf;
  return Array.isArray(parts) ? Object.assign({}, schema, ...parts.filter(isRecord)) : schema;
}

/** The first alternative; deep down, null where that is one. */
function chooseAlternative(alternatives: readonly unknown[], depth: number): unknown {
  const empty = alternatives.find((alternative) => isRecord(alternative) && alternative.type === 'null');
  return depth > SHALLOW_DEPTH && empty ? empty : alternatives[0];
}

function typeOf(schema: Schema): string {
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (typeof type === 'string') return type;
  if ('properties' in schema) return 'object';
  return 'items' in schema ? 'array' : 'string';
}

function fitObject(schema: Schema, depth: number, fitting: Fitting): unknown {
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  const names = Object.keys(properties).filter((name) => depth <= SHALLOW_DEPTH || required.includes(name));
  return Object.fromEntries(names.map((name) => [name, fitSchema(properties[name], depth + 1, fitting)]));
}

function fitArray(schema: Schema, depth: number, fitting: Fitting): unknown {
  const least = numberIn(schema, 'minItems') ?? (depth > SHALLOW_DEPTH ? 0 : 1);
  const length = Math.min(least, numberIn(schema, 'maxItems') ?? least, fitting.remaining);
  return Array.from({ length: Math.max(length, 0) }, () => fitSchema(schema.items ?? {}, depth + 1, fitting));
}

function fitNumber(schema: Schema, random: Random): number {
  const low = numberIn(schema, 'minimum') ?? (numberIn(schema, 'exclusiveMinimum') ?? -1) + 1;
  const high = numberIn(schema, 'maximum') ?? (numberIn(schema, 'exclusiveMaximum') ?? low + 101) - 1;
  return Math.min(pickInteger(random, Math.ceil(low), Math.max(Math.ceil(low), Math.floor(high))), Math.max(low, high));
}

function fitText(schema: Schema, random: Random): string {
  const text = pickWords(random, pickInteger(random, 1, 3));
  return text
    .padEnd(Math.min(numberIn(schema, 'minLength') ?? 0, MAX_VALUES), '.')
    .slice(0, numberIn(schema, 'maxLength') ?? text.length + MAX_VALUES);
}

function followReference(reference: string, root: unknown): unknown {
  let node = root;
  for (const part of reference.replace(/^#\/?/, '').split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (part !== '') node = isRecord(node) && Object.hasOwn(node, name) ? node[name] : undefined;
  }
  return node;
}

function numberIn(schema: Schema, name: string): number | undefined {
  const value = schema[name];
  return typeof value === 'number' ? value : undefined;
}

function isRecord(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
