import { isJsonObject, type Json, type JsonObject } from '../json.ts';

/** Wire: keywords that native schemas refuse. They move into the description, where the model still reads them. */
const REFUSED = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'maxItems'] as const;

const SCHEMA_MAPS: ReadonlySet<string> = new Set(['properties', '$defs']);
const SCHEMA_LISTS: ReadonlySet<string> = new Set(['anyOf', 'oneOf', 'allOf', 'prefixItems']);
const SCHEMAS: ReadonlySet<string> = new Set(['items', 'additionalProperties', 'not']);

/** Schemas are written by people; what is nested deeper than this stays as it is. */
const MAX_DEPTH = 64;

/** Rewrites a JSON schema into the subset that `outputConfig.textFormat` takes: closed objects, no bounds. */
export function strictSchema(schema: Json, depth: number = 0): Json {
  if (depth > MAX_DEPTH || !isJsonObject(schema)) return schema;
  const kept = new Map<string, Json>();
  for (const [key, value] of Object.entries(schema)) kept.set(key, inner(key, value, depth + 1));
  const notes = takeBounds(kept);
  if (isJsonObject(schema.properties)) kept.set('additionalProperties', false);
  if (notes.length > 0) {
    const description = typeof schema.description === 'string' ? `${schema.description} ` : '';
    kept.set('description', `${description}(${notes.join(', ')})`);
  }
  return Object.fromEntries(kept);
}

function inner(key: string, value: Json, depth: number): Json {
  if (SCHEMAS.has(key)) return strictSchema(value, depth);
  if (SCHEMA_LISTS.has(key) && Array.isArray(value)) return value.map((item: Json) => strictSchema(item, depth));
  if (SCHEMA_MAPS.has(key) && isJsonObject(value)) {
    const entries = Object.entries(value).map(([name, schema]): [string, Json] => [name, strictSchema(schema, depth)]);
    return Object.fromEntries(entries) satisfies JsonObject;
  }
  return value;
}

function takeBounds(kept: Map<string, Json>): string[] {
  const isRefusedLength = Number(kept.get('minItems') ?? 0) > 1;
  const refused = [...REFUSED.filter((key) => kept.has(key)), ...(isRefusedLength ? ['minItems'] : [])];
  return refused.map((key) => {
    const note = `${key}: ${JSON.stringify(kept.get(key))}`;
    kept.delete(key);
    return note;
  });
}
