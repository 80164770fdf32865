import { expect, it } from 'vitest';
import {
  Coerced,
  ENTRY_DROPPED,
  EXTRA_KEY,
  FLOAT_TO_INT,
  FROM_FENCE,
  IMPLIED_KEY,
  ITEM_DROPPED,
  ITEM_TO_VALUE,
  JSON_TO_STRING,
  NO_VALUE,
  NULL_FOR_VALUE,
  NUMBER_IN_STRING,
  OBJECT_TO_PRIMITIVE,
  OBJECT_TO_STRING,
  OPTIONAL_DEFAULT,
  PICKED,
  SINGLE_TO_ARRAY,
  STRING_TO_BOOL,
  STRING_TO_NUMBER,
  SUBSTRING,
  UNPARSEABLE,
} from '../coerce/coerced.ts';
import { NULL_SCHEMA } from '../schema/schema.ts';
import { listRepairs, REPAIR_KINDS, type RepairKind } from './list-repairs.ts';

const rows: readonly (readonly [kind: RepairKind, flag: number])[] = [
  ['taken out of a code fence', FROM_FENCE],
  ['picked among several', PICKED],
  ['taken out of a list', ITEM_TO_VALUE],
  ['made a list of one', SINGLE_TO_ARRAY],
  ['items dropped', ITEM_DROPPED],
  ['entries dropped', ENTRY_DROPPED],
  ['extra keys dropped', EXTRA_KEY],
  ['taken for the only field', IMPLIED_KEY],
  ['missing, null', OPTIONAL_DEFAULT],
  ['missing, empty', NO_VALUE],
  ['null in place of a value', NULL_FOR_VALUE],
  ['default in place of a value that does not fit', UNPARSEABLE],
  ['compared as text', OBJECT_TO_STRING],
  ['taken out of an object', OBJECT_TO_PRIMITIVE],
  ['found in a longer text', SUBSTRING],
  ['printed as text', JSON_TO_STRING],
  ['text read as bool', STRING_TO_BOOL],
  ['text read as number', STRING_TO_NUMBER],
  ['number found in a text', NUMBER_IN_STRING],
  ['rounded', FLOAT_TO_INT],
];

it('knows every kind of repair', () => {
  expect(rows.map(([kind]) => kind)).toEqual(REPAIR_KINDS);
});

it.each(rows)('reports by its flag: %s', (kind, flag) => {
  expect(listRepairs(new Coerced(NULL_SCHEMA, null, 0, flag))).toEqual([{ path: '', kind }]);
});
