import { BamlInvalidArgumentError } from '../errors/index.ts';
import { type AttributedType, type FieldType, type Program, viewFieldType } from '../program/index.ts';
import type { OutputSchema } from './conversation.ts';
import type { Json, JsonObject } from './json.ts';

/**
 * Gives the JSON schema of a function's return type, for `output_mode "tool"` and `"native"`. Names, aliases and descriptions are those that
 * the prompt's output format shows. Classes and recursive aliases that are used inside stand in `$defs`.
 *
 * @throws BamlInvalidArgumentError for media types, which no model can return as JSON.
 */
export function outputSchema(program: Program, output: FieldType): OutputSchema {
  const writer = new SchemaWriter(program);
  const view = viewFieldType(output);
  const rootClass = view.kind === 'name' ? own(program.classes, view.name) : undefined;
  const body = rootClass === undefined || view.kind !== 'name' ? writer.schema(output) : writer.classBody(view.name);
  const definitions = writer.definitions();
  const schema = Object.keys(definitions).length === 0 ? body : { ...body, $defs: definitions };
  const name = view.kind === 'name' ? toolName(view.name) : undefined;
  return {
    ...(name === undefined ? {} : { name }),
    ...(rootClass?.description === undefined ? {} : { description: rootClass.description }),
    schema,
  };
}

/** Wire: names of tools and schemas hold letters, digits, `_` and `-`, 64 at most. */
function toolName(name: string): string {
  return name.replace(/[^a-zA-Z0-9_-]/g, '_').slice(0, 64);
}

function own<Value>(record: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

const PRIMITIVES = {
  string: { type: 'string' },
  int: { type: 'integer' },
  float: { type: 'number' },
  bool: { type: 'boolean' },
  null: { type: 'null' },
} as const;

class SchemaWriter {
  readonly #program: Program;
  /** By name; `undefined` while a definition is being written, which is how recursion ends. */
  readonly #definitions: Map<string, JsonObject | undefined> = new Map();

  constructor(program: Program) {
    this.#program = program;
  }

  definitions(): JsonObject {
    return Object.fromEntries([...this.#definitions].map(([name, schema]) => [name, schema ?? {}]));
  }

  schema(type: FieldType): JsonObject {
    const view = viewFieldType(type);
    switch (view.kind) {
      case 'primitive':
        return PRIMITIVES[view.name];
      case 'media':
        throw new BamlInvalidArgumentError({ message: `the type ${view.name} cannot be returned as JSON` });
      case 'literal':
        return { const: view.value };
      case 'list':
        return { type: 'array', items: this.schema(view.item) };
      case 'map':
        return { type: 'object', additionalProperties: this.schema(view.value) };
      case 'optional':
        return { anyOf: [this.schema(view.inner), PRIMITIVES.null] };
      case 'union':
        return { anyOf: view.members.map((member) => this.schema(member)) };
      case 'attributed':
        return described(this.schema(view.inner), view.attributes.description);
      case 'name':
        return this.#named(view.name);
    }
  }

  classBody(name: string): JsonObject {
    const data = own(this.#program.classes, name);
    const fields = Object.entries(data?.fields ?? {}).filter(([, type]) => attributes(type)?.skip !== true);
    const sent = fields.map(([field, type]) => ({ key: attributes(type)?.alias ?? field, type }));
    const required = sent.filter(({ type }) => !isOptional(type)).map(({ key }) => key);
    return described(
      {
        type: 'object',
        properties: Object.fromEntries(sent.map(({ key, type }) => [key, this.schema(type)])),
        ...(required.length === 0 ? {} : { required }),
        additionalProperties: data?.dynamic === true,
      },
      data?.description,
    );
  }

  #named(name: string): JsonObject {
    const values = own(this.#program.enums, name);
    if (values !== undefined) {
      const shown = Object.entries(values.values).filter(([, value]) => value.skip !== true);
      return described({ type: 'string', enum: shown.map(([value, { alias }]): Json => alias ?? value) }, values.description);
    }
    if (!this.#definitions.has(name)) {
      this.#definitions.set(name, undefined);
      const alias = own(this.#program.aliases, name);
      this.#definitions.set(name, alias === undefined ? this.classBody(name) : this.schema(alias));
    }
    return { $ref: `#/$defs/${name}` };
  }
}

/** Attributes of a field may stand on either side of its `?`. */
function attributes(type: FieldType): AttributedType | undefined {
  const view = viewFieldType(type);
  if (view.kind === 'attributed') return view.attributes;
  return view.kind === 'optional' ? attributes(view.inner) : undefined;
}

function isOptional(type: FieldType): boolean {
  const view = viewFieldType(type);
  if (view.kind === 'attributed') return isOptional(view.inner);
  return view.kind === 'optional' || (view.kind === 'union' && view.members.some((member) => member === 'null'));
}

function described(schema: JsonObject, description: string | undefined): JsonObject {
  return description === undefined ? schema : { ...schema, description };
}
