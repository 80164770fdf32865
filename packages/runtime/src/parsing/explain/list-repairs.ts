import { type Coerced, hasFlag, partsOf } from '../coerce/coerced.ts';
import { valuePath } from './value-path.ts';

/** What can be done to a value, from the outside in. Each stands at the number of the bit that is its flag. */
export const REPAIR_KINDS = [
  'taken out of a code fence',
  'picked among several',
  'taken out of a list',
  'made a list of one',
  'items dropped',
  'entries dropped',
  'extra keys dropped',
  'taken for the only field',
  'missing, null',
  'missing, empty',
  'null in place of a value',
  'default in place of a value that does not fit',
  'compared as text',
  'taken out of an object',
  'found in a longer text',
  'printed as text',
  'text read as bool',
  'text read as number',
  'number found in a text',
  'rounded',
] as const;

/** What can be done to a value. */
export type RepairKind = (typeof REPAIR_KINDS)[number];

/** One thing that was done to make a value fit its type. */
export interface Repair {
  /** Where: `jobs[2].years`, empty for the whole answer. */
  readonly path: string;
  readonly kind: RepairKind;
}

/** Lists what was done to make a value fit its type, from the outside in. */
export function listRepairs(coerced: Coerced, path = ''): readonly Repair[] {
  const own = REPAIR_KINDS.filter((_kind, bit) => hasFlag(coerced, 1 << bit)).map((kind): Repair => ({ path, kind }));
  return [...own, ...partsOf(coerced.value).flatMap(([key, part]) => listRepairs(part, valuePath(path, key)))];
}
