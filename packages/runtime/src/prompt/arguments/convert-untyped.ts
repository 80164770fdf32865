import { isMedia } from '../../media/index.ts';
import { FloatValue, type TemplateValue } from '../../template/index.ts';
import { convertPrimitive } from './convert-primitive.ts';
import { type Conversion, type Converter, type Outcome, onceEach } from './converter.ts';
import { entriesOf } from './entries.ts';
import { Problems, Rejection, rejectType } from './rejection.ts';

/** Converts a value of no declared type: an extra field of a dynamic class. Whole numbers become ints. */
export const convertUntyped: Converter = onceEach('', (value: unknown, conversion: Conversion): Outcome => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'bigint':
      return convertPrimitive('int', value);
    case 'number':
      return Number.isSafeInteger(value) ? value + 0 : new FloatValue(value);
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : convertObject(value, conversion);
    case 'function':
    case 'symbol':
      return rejectType('data', value);
  }
});

function convertObject(value: object, conversion: Conversion): Outcome {
  if (isMedia(value)) return conversion.marks.mediaValue(value);
  const problems = new Problems();
  const keep = (key: string | number, component: unknown): TemplateValue => {
    const outcome = convertUntyped(component, conversion);
    if (!(outcome instanceof Rejection)) return outcome;
    problems.add(key, outcome);
    return null;
  };
  const converted = Array.isArray(value)
    ? Array.from(value, (item, index) => keep(index, item))
    : new Map(entriesOf(value).map(([key, component]) => [key, keep(key, component)]));
  return problems.rejection ?? converted;
}
