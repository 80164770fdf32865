import { functionSignatures, type Signature } from 'outcrop/program';
import type { TemplateEnvironment, TemplatePlace } from '../template-environment.ts';
import { resolveFieldType } from './resolve-field-type.ts';
import {
  BOOL,
  FLOAT,
  type FunctionParameter,
  type FunctionType,
  INT,
  NONE,
  STRING,
  type TemplateType,
  UNKNOWN,
  unionOf,
} from './template-type.ts';

type Members = ReadonlyMap<string, TemplateType>;

/** What every place of a template can name: parameters, `ctx`, `_`, enums, template_strings, functions. */
export interface GlobalTypes {
  get(name: string): TemplateType | undefined;
  names(): Iterable<string>;
}

/**
 * Opens the names that every place of a template can use.
 *
 * Perf: types are made when they are asked for. Templates use few of the names; making all of them for each made half of checking a large project.
 */
export function globalTypes(environment: TemplateEnvironment): GlobalTypes {
  const known = new Map<string, TemplateType | undefined>();
  return {
    get(name) {
      if (!known.has(name)) known.set(name, findType(name, environment));
      return known.get(name);
    },
    names: () => globalNames(environment),
  };
}

/** A template_string hides a parameter of its name, and so on down to the functions. */
function findType(name: string, environment: TemplateEnvironment): TemplateType | undefined {
  const { variables, templateStrings, enums, place } = environment;
  const isPrompt = place.kind === 'prompt';
  const parameters = isPrompt ? templateStrings.get(name) : undefined;
  if (parameters !== undefined) {
    const shapes = Object.entries(parameters).map(([parameter, type]) => plain(parameter, resolveFieldType(type, environment)));
    return makeFunction(name, shapes, STRING);
  }
  if (variables.has(name)) {
    const type = variables.get(name);
    return type === undefined ? UNKNOWN : resolveFieldType(type, environment);
  }
  if (isPrompt && enums.get(name) !== undefined) return { kind: 'enum', name };
  return findPlaceType(name, place, environment) ?? FUNCTIONS.get(name);
}

function globalNames({ variables, templateStrings, enums, place }: TemplateEnvironment): Iterable<string> {
  const isPrompt = place.kind === 'prompt';
  return new Set([
    ...FUNCTIONS.keys(),
    ...PLACE_NAMES[place.kind],
    ...(isPrompt ? enums.keys() : []),
    ...variables.keys(),
    ...(isPrompt ? templateStrings.keys() : []),
  ]);
}

const FUNCTIONS: ReadonlyMap<string, FunctionType> = new Map(
  [
    vocabularyFunction('range', { kind: 'list', item: INT }),
    vocabularyFunction('dict', { kind: 'map', value: UNKNOWN }),
    vocabularyFunction('namespace', UNKNOWN),
    vocabularyFunction('debug', UNKNOWN),
  ].map((type) => [type.name, type]),
);

function vocabularyFunction(name: keyof typeof functionSignatures, result: TemplateType): FunctionType {
  return makeFunction(name, readSignature(functionSignatures[name]), result);
}

/** Reads a signature of the vocabulary (`outcrop/program`): `name`, `name?`, `name=`, `name*`, `**`. */
export function readSignature(signature: Signature): readonly FunctionParameter[] {
  return signature.map((parameter) => {
    if (parameter === '**') return { name: '', type: UNKNOWN, isRequired: false, form: 'open' };
    const name = parameter.replace(/[?=*]$/, '');
    const form = parameter.endsWith('=') ? 'keyword' : parameter.endsWith('*') ? 'rest' : 'plain';
    return { name, type: UNKNOWN, isRequired: name === parameter, form };
  });
}

/** A parameter that has to be given. */
function plain(name: string, type: TemplateType): FunctionParameter {
  return { name, type, isRequired: true, form: 'plain' };
}

function keyword(name: string, type: TemplateType): FunctionParameter {
  return { name, type, isRequired: false, form: 'keyword' };
}

function makeFunction(name: string, parameters: readonly FunctionParameter[], result: TemplateType): FunctionType {
  return { kind: 'function', name, parameters, result, uncalled: 'function' };
}

const PLACE_NAMES: Readonly<Record<TemplatePlace['kind'], readonly string[]>> = {
  prompt: ['ctx', '_'],
  constraint: [],
  test: ['_'],
};

function findPlaceType(name: string, place: TemplatePlace, environment: TemplateEnvironment): TemplateType | undefined {
  if (!PLACE_NAMES[place.kind].includes(name)) return undefined;
  switch (place.kind) {
    case 'prompt':
      return name === 'ctx' ? CONTEXT : promptType(place.roleMetadata);
    case 'constraint':
      return undefined;
    case 'test':
      return object('_', [
        ['result', resolveFieldType(place.result, environment)],
        [
          'checks',
          object(
            '_.checks',
            place.checks.map((check) => [check, BOOL] as const),
          ),
        ],
        ['latency_ms', FLOAT],
      ]);
  }
}

function promptType(roleMetadata: 'all' | readonly string[]): TemplateType {
  return object('_', [
    ['role', roleType('_.role', roleMetadata)],
    ['chat', roleType('_.chat', roleMetadata)],
  ]);
}

const STRINGS: TemplateType = { kind: 'map', value: STRING };
const STRING_OR_NONE = unionOf([STRING, NONE]);
const BOOL_OR_NONE = unionOf([BOOL, NONE]);

const CLIENT = object('ctx.client', [
  ['name', STRING],
  ['provider', STRING],
  ['default_role', STRING],
  ['allowed_roles', { kind: 'list', item: STRING }],
  ['remap_role', STRINGS],
  ['options', STRINGS],
]);

/** `ctx.output_format` is a text that can be called with options. */
const OUTPUT_FORMAT: FunctionType = {
  kind: 'function',
  name: 'ctx.output_format',
  uncalled: 'text',
  result: STRING,
  parameters: [
    keyword('prefix', STRING_OR_NONE),
    keyword('or_splitter', STRING),
    keyword('enum_value_prefix', STRING_OR_NONE),
    keyword('always_hoist_enums', BOOL_OR_NONE),
    keyword('hoist_classes', unionOf([BOOL, STRING, NONE, { kind: 'list', item: STRING }])),
    keyword('hoisted_class_prefix', STRING_OR_NONE),
    keyword('map_style', STRING),
    keyword('quote_class_fields', BOOL_OR_NONE),
    keyword('render_null_as', STRING_OR_NONE),
  ],
};

const CONTEXT = object('ctx', [
  ['output_format', OUTPUT_FORMAT],
  ['client', CLIENT],
  ['tags', STRINGS],
]);

function roleType(name: string, metadata: 'all' | readonly string[]): FunctionType {
  const others: readonly FunctionParameter[] =
    metadata === 'all'
      ? [{ name: '', type: UNKNOWN, isRequired: false, form: 'open' }]
      : ['cache_control', ...metadata].map((key) => keyword(key, UNKNOWN));
  return {
    ...makeFunction(name, [plain('role', STRING), ...others], STRING),
    unknownKeywordHint: 'list it in `allowed_role_metadata` of the client',
  };
}

/** The variable `loop` of a `for` over items of a type. */
export function loopType(item: TemplateType): TemplateType {
  const neighbour = unionOf([item, NONE]);
  const counts = ['index', 'index0', 'revindex', 'revindex0', 'length', 'depth', 'depth0'].map((name) => [name, INT] as const);
  const anything: readonly FunctionParameter[] = [{ name: 'values', type: UNKNOWN, isRequired: false, form: 'rest' }];
  return object('loop', [
    ...counts,
    ['first', BOOL],
    ['last', BOOL],
    ['previtem', neighbour],
    ['nextitem', neighbour],
    ['cycle', makeFunction('loop.cycle', anything, UNKNOWN)],
    ['changed', makeFunction('loop.changed', anything, BOOL)],
  ]);
}

function object(name: string, members: Iterable<readonly [string, TemplateType]>): TemplateType {
  return { kind: 'object', name, members: new Map(members) satisfies Members };
}
