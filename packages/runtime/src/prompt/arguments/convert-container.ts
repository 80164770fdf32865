import { isMedia } from '../../media/index.ts';
import type { TemplateValue } from '../../template/index.ts';
import type { Converter } from './converter.ts';
import { entriesOf } from './entries.ts';
import { Problems, Rejection, rejectType } from './rejection.ts';

/** Makes the converter of a list. `name` is the type as source spells it, for errors. */
export function listConverter(name: string, item: Converter): Converter {
  return (value, conversion) => {
    if (!Array.isArray(value)) return rejectType(name, value);
    const problems = new Problems();
    const converted: TemplateValue[] = [];
    for (let index = 0; index < value.length && !problems.isFull; index++) {
      const outcome = item(value[index], conversion);
      if (outcome instanceof Rejection) problems.add(index, outcome);
      else converted.push(outcome);
    }
    return problems.rejection ?? converted;
  };
}

/** Makes the converter of a map: keys must fit the key type and stay text, in the order of the given object or `Map`. */
export function mapConverter(name: string, keyType: Converter, valueType: Converter): Converter {
  return (given, conversion) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given) || isMedia(given)) return rejectType(name, given);
    const problems = new Problems();
    const converted = new Map<string, TemplateValue>();
    for (const [key, value] of entriesOf(given)) {
      const keyOutcome = keyType(key, conversion);
      const outcome = keyOutcome instanceof Rejection ? keyOutcome : valueType(value, conversion);
      if (outcome instanceof Rejection) problems.add(key, outcome);
      else converted.set(key, outcome);
    }
    return problems.rejection ?? converted;
  };
}

/** Makes the converter of a union: the first member that accepts a value decides. */
export function unionConverter(name: string, members: readonly Converter[]): Converter {
  return (value, conversion) => {
    const rejections: Rejection[] = [];
    for (const member of members) {
      const outcome = member(value, conversion);
      if (!(outcome instanceof Rejection)) return outcome;
      rejections.push(outcome);
    }
    // When the value has the shape of one member only, the problem is what that member finds inside.
    const [inside, ...others] = rejections.filter(({ problems }) => problems.every(({ path }) => path.length > 0));
    return inside !== undefined && others.length === 0 ? inside : rejectType(name, value);
  };
}
