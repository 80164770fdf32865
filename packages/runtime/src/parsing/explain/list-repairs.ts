import {
  type Coerced,
  ENTRY_DROPPED,
  EXTRA_KEY,
  FLOAT_TO_INT,
  FROM_FENCE,
  hasFlag,
  IMPLIED_KEY,
  ITEM_DROPPED,
  ITEM_TO_VALUE,
  JSON_TO_STRING,
  NO_VALUE,
  NULL_FOR_VALUE,
  OBJECT_TO_PRIMITIVE,
  OBJECT_TO_STRING,
  OPTIONAL_DEFAULT,
  PICKED,
  SINGLE_TO_ARRAY,
  STRING_TO_BOOL,
  STRING_TO_FLOAT,
  SUBSTRING,
  UNPARSEABLE,
} from '../coerce/coerced.ts';
import { fieldPath, itemPath } from './value-path.ts';

/** What can be done to a value. */
export type RepairKind =
  | 'taken out of a code fence'
  | 'picked among several'
  | 'taken out of a list'
  | 'made a list of one'
  | 'items dropped'
  | 'entries dropped'
  | 'extra keys dropped'
  | 'taken for the only field'
  | 'missing, null'
  | 'missing, empty'
  | 'null in place of a value'
  | 'default in place of a value that does not fit'
  | 'compared as text'
  | 'taken out of an object'
  | 'found in a longer text'
  | 'printed as text'
  | 'text read as bool'
  | 'number found in a text'
  | 'rounded';

const KINDS: readonly (readonly [flag: number, kind: RepairKind])[] = [
  [FROM_FENCE, 'taken out of a code fence'],
  [PICKED, 'picked among several'],
  [ITEM_TO_VALUE, 'taken out of a list'],
  [SINGLE_TO_ARRAY, 'made a list of one'],
  [ITEM_DROPPED, 'items dropped'],
  [ENTRY_DROPPED, 'entries dropped'],
  [EXTRA_KEY, 'extra keys dropped'],
  [IMPLIED_KEY, 'taken for the only field'],
  [OPTIONAL_DEFAULT, 'missing, null'],
  [NO_VALUE, 'missing, empty'],
  [NULL_FOR_VALUE, 'null in place of a value'],
  [UNPARSEABLE, 'default in place of a value that does not fit'],
  [OBJECT_TO_STRING, 'compared as text'],
  [OBJECT_TO_PRIMITIVE, 'taken out of an object'],
  [SUBSTRING, 'found in a longer text'],
  [JSON_TO_STRING, 'printed as text'],
  [STRING_TO_BOOL, 'text read as bool'],
  [STRING_TO_FLOAT, 'number found in a text'],
  [FLOAT_TO_INT, 'rounded'],
];

/** One thing that was done to make a value fit its type. */
export interface Repair {
  /** Where: `jobs[2].years`, empty for the whole answer. */
  readonly path: string;
  readonly kind: RepairKind;
}

/** Lists what was done to make a value fit its type, from the outside in. */
export function listRepairs(coerced: Coerced, path = ''): readonly Repair[] {
  const own = KINDS.flatMap(([flag, kind]): readonly Repair[] => (hasFlag(coerced, flag) ? [{ path, kind }] : []));
  return [...own, ...innerRepairs(coerced, path)];
}

function innerRepairs({ value }: Coerced, path: string): readonly Repair[] {
  if (typeof value !== 'object' || value === null) return [];
  switch (value.kind) {
    case 'list':
      return [...value.settled.items, ...value.open].flatMap((item, index) => listRepairs(item, itemPath(path, index)));
    case 'map':
      return [...value.settled, ...value.open].flatMap(([key, item]) => listRepairs(item, fieldPath(path, key)));
    case 'class':
      return value.fields.flatMap((item, index) => listRepairs(item, fieldPath(path, value.shape.fields[index]?.name ?? '')));
  }
}
