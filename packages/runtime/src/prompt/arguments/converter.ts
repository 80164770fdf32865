import type { TemplateValue } from '../../template/index.ts';
import type { Marks } from '../marks.ts';
import { type Rejection, reject } from './rejection.ts';

/** What a value becomes, or why it does not fit. */
export type Outcome = TemplateValue | Rejection;

/** Checks a value against one type and converts it. `undefined` stands for a value that is not given. */
export type Converter = (value: unknown, conversion: Conversion) => Outcome;

/** The state of converting the arguments of one call. */
export interface Conversion {
  readonly marks: Marks;
  /** What objects became, by the name of the type that they were tried as. */
  readonly known: Map<string, Map<object, Outcome>>;
  /** How many named types are being tried around the current value. */
  depth: number;
}

/** How many named types may be around a value: a class, and perhaps an alias, for each level of nesting. Templates print 500 levels. */
const MAX_DEPTH = 1000;

/**
 * Wraps the converter of a named type: an object is converted once per call and type, however often and under however many unions it is
 * reached. This keeps the work linear, and finds objects that contain themselves.
 */
export function onceEach(name: string, convert: Converter): Converter {
  return (value, conversion) => {
    if (typeof value !== 'object' || value === null) return convert(value, conversion);
    const known = conversion.known.get(name) ?? new Map<object, Outcome>();
    conversion.known.set(name, known);
    if (known.has(value)) return known.get(value);
    if (conversion.depth >= MAX_DEPTH) return reject(() => 'nested too deeply');
    known.set(
      value,
      reject(() => 'an object that contains itself'),
    );
    conversion.depth += 1;
    const outcome = convert(value, conversion);
    conversion.depth -= 1;
    known.set(value, outcome);
    return outcome;
  };
}
