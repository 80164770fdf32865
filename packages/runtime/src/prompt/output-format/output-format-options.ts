import { type KeywordArgument, showValue, TemplateError, type TemplateValue } from '../../template/index.ts';

/** The options of `ctx.output_format(…)`. */
export interface OutputFormatOptions {
  /** `undefined`: chosen by the return type. `null`: none. */
  readonly prefix: string | null | undefined;
  readonly orSplitter: string;
  readonly enumValuePrefix: string;
  readonly alwaysHoistEnums: boolean;
  /** All, only recursive ones (`auto`), or those and the ones named. */
  readonly hoistClasses: 'all' | 'auto' | readonly string[];
  readonly hoistedClassPrefix: string;
  readonly mapStyle: 'angle' | 'object';
  readonly quoteClassFields: boolean;
  readonly renderNullAs: string;
}

/** What `{{ ctx.output_format }}` without a call means. */
export const DEFAULT_OPTIONS: OutputFormatOptions = {
  prefix: undefined,
  orSplitter: ' or ',
  enumValuePrefix: '- ',
  alwaysHoistEnums: false,
  hoistClasses: 'auto',
  hoistedClassPrefix: '',
  mapStyle: 'angle',
  quoteClassFields: false,
  renderNullAs: 'null',
};

type Reader = (value: TemplateValue, name: string) => Partial<OutputFormatOptions>;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['prefix', (value) => ({ prefix: readOptionalText(value) ?? null })],
  ['or_splitter', (value, name) => ({ orSplitter: readOptionalText(value) ?? fail(name, 'a string') })],
  ['enum_value_prefix', (value) => ({ enumValuePrefix: readOptionalText(value) ?? '' })],
  ['always_hoist_enums', (value, name) => ({ alwaysHoistEnums: readBool(value, name) })],
  ['hoist_classes', (value, name) => ({ hoistClasses: readClasses(value, name) })],
  ['hoisted_class_prefix', (value) => ({ hoistedClassPrefix: readOptionalText(value) ?? '' })],
  ['map_style', (value, name) => ({ mapStyle: readMapStyle(value, name) })],
  ['quote_class_fields', (value, name) => ({ quoteClassFields: readBool(value, name) })],
  ['render_null_as', (value) => ({ renderNullAs: readOptionalText(value) ?? DEFAULT_OPTIONS.renderNullAs })],
]);

/** Reads the arguments of `ctx.output_format(…)`. Throws a `TemplateError` for a positional, unknown or ill-typed one. */
export function readOutputFormatOptions(args: readonly TemplateValue[], keywords: readonly KeywordArgument[]): OutputFormatOptions {
  if (args.length > 0) throw new TemplateError('output_format takes named arguments only, such as prefix="…"');
  const given = keywords.map(([name, value]) => {
    const read = readers.get(name);
    if (read === undefined) throw new TemplateError(`output_format has no argument ${name}; it takes ${[...readers.keys()].join(', ')}`);
    return read(value, name);
  });
  return Object.assign({}, DEFAULT_OPTIONS, ...given);
}

function readOptionalText(value: TemplateValue): string | undefined {
  return value === null || value === undefined ? undefined : showValue(value);
}

function readBool(value: TemplateValue, name: string): boolean {
  return typeof value === 'boolean' ? value : fail(name, 'true or false');
}

function readClasses(value: TemplateValue, name: string): OutputFormatOptions['hoistClasses'] {
  if (typeof value === 'boolean') return value ? 'all' : 'auto';
  if (value === 'auto') return value;
  return Array.isArray(value) ? value.map(showValue) : fail(name, 'true, false, "auto" or a list of class names');
}

function readMapStyle(value: TemplateValue, name: string): OutputFormatOptions['mapStyle'] {
  return value === 'angle' || value === 'object' ? value : fail(name, '"angle" or "object"');
}

function fail(name: string, expected: string): never {
  throw new TemplateError(`output_format: ${name} must be ${expected}`);
}
