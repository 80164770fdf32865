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

/** The names that every place of a template can use, and their types. */
export function globalTypes(environment: TemplateEnvironment): ReadonlyMap<string, TemplateType> {
  const { variables, templateStrings, enums = {}, place } = environment;
  const types = new Map<string, TemplateType>();
  for (const [name, result] of FUNCTIONS) types.set(name, makeFunction(name, readSignature(functionSignatures[name]), result));
  for (const [name, type] of placeTypes(place, environment)) types.set(name, type);
  if (place.kind === 'prompt') for (const name of Object.keys(enums)) types.set(name, { kind: 'enum', name });
  for (const [name, type] of variables) types.set(name, type === undefined ? UNKNOWN : resolveFieldType(type, environment));
  if (place.kind !== 'prompt') return types;
  for (const [name, parameters] of templateStrings) {
    const shapes = Object.entries(parameters).map(([parameter, type]) => plain(parameter, resolveFieldType(type, environment)));
    types.set(name, makeFunction(name, shapes, STRING));
  }
  return types;
}

const FUNCTIONS: readonly (readonly [name: keyof typeof functionSignatures, result: TemplateType])[] = [
  ['range', { kind: 'list', item: INT }],
  ['dict', { kind: 'map', value: UNKNOWN }],
  ['namespace', UNKNOWN],
  ['debug', UNKNOWN],
];

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

function placeTypes(place: TemplatePlace, environment: TemplateEnvironment): readonly (readonly [string, TemplateType])[] {
  switch (place.kind) {
    case 'prompt':
      return [
        [
          'ctx',
          object('ctx', [
            ['output_format', OUTPUT_FORMAT],
            ['client', CLIENT],
            ['tags', STRINGS],
          ]),
        ],
        [
          '_',
          object('_', [
            ['role', roleType('_.role', place.roleMetadata)],
            ['chat', roleType('_.chat', place.roleMetadata)],
          ]),
        ],
      ];
    case 'constraint':
      return [];
    case 'test': {
      const checks = object(
        '_.checks',
        place.checks.map((name) => [name, BOOL] as const),
      );
      const result = resolveFieldType(place.result, environment);
      return [
        [
          '_',
          object('_', [
            ['result', result],
            ['checks', checks],
            ['latency_ms', FLOAT],
          ]),
        ],
      ];
    }
  }
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
