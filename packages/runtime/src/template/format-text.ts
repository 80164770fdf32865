import { formatValue } from './format-spec.ts';
import { lookUp } from './look-up.ts';
import { TemplateError } from './template-error.ts';
import type { KeywordArgument, TemplateValue } from './values.ts';

const PIECE = /\{\{|\}\}|\{([^{}:!]*)(?::([^{}]*))?\}|[{}]/g;
const PATH_STEP = /\.([^.[\]]+)|\[([^[\]]+)\]/y;

/** Gives the text of `"…".format(…)`: `{}`, `{0}`, `{name}`, with lookups `{a.b}` `{a[k]}` and a format after a colon. */
export function formatText(template: string, args: readonly TemplateValue[], keywords: readonly KeywordArgument[]): string {
  const named = new Map(keywords);
  let automatic = 0;
  let isNumbered = false;
  const findArgument = (name: string): TemplateValue => {
    if (name === '') {
      if (isNumbered) throw new TemplateError('"format" cannot mix {} and {0}');
      automatic += 1;
      return requireArgument(args[automatic - 1], automatic - 1 < args.length, String(automatic - 1));
    }
    if (!/^\d+$/.test(name)) return requireArgument(named.get(name), named.has(name), name);
    if (automatic > 0) throw new TemplateError('"format" cannot mix {} and {0}');
    isNumbered = true;
    return requireArgument(args[Number(name)], Number(name) < args.length, name);
  };
  return template.replace(PIECE, (piece, field?: string, spec?: string) => {
    if (piece === '{{' || piece === '}}') return piece.charAt(0);
    if (field === undefined) throw new TemplateError(`"format" finds a single "${piece}"; write it twice`);
    return formatValue(readField(field, findArgument), spec ?? '');
  });
}

function requireArgument(value: TemplateValue, isGiven: boolean, name: string): TemplateValue {
  if (!isGiven) throw new TemplateError(`"format" has no argument for {${name}}`);
  return value;
}

function readField(field: string, findArgument: (name: string) => TemplateValue): TemplateValue {
  const [name = ''] = /^[^.[]*/.exec(field) ?? [];
  let value = findArgument(name);
  PATH_STEP.lastIndex = name.length;
  while (PATH_STEP.lastIndex < field.length) {
    const step = PATH_STEP.exec(field);
    if (step === null) throw new TemplateError(`"format" cannot read {${field}}`);
    const key = step[1] ?? step[2] ?? '';
    value = lookUp(value, /^\d+$/.test(key) ? Number(key) : key);
    if (value === undefined) throw new TemplateError(`"format" has no argument for {${field}}`);
  }
  return value;
}
