import type { filterSignatures } from 'outcrop/program';
import {
  BOOL,
  FLOAT,
  INT,
  isNothing,
  itemOf,
  keepMembers,
  membersOf,
  STRING,
  type TemplateType,
  UNKNOWN,
  unionOf,
} from './template-type.ts';

export type FilterName = keyof typeof filterSignatures;

/** What a filter takes and gives, as far as it is certain. */
interface FilterRule {
  /** Whether a value of a kind can be filtered; all can when left out. */
  readonly takes?: (type: TemplateType) => boolean;
  readonly gives: (input: TemplateType, args: readonly TemplateType[]) => TemplateType;
}

const isNumber = ({ kind }: TemplateType): boolean => kind === 'int' || kind === 'float';
const isData = ({ kind }: TemplateType): boolean => kind !== 'media' && kind !== 'function' && kind !== 'object';
const isScalar = (type: TemplateType): boolean => isData(type) && (type.kind === 'string' || isNothing(type) || !isIterable(type));
const isIterable = (type: TemplateType): boolean => itemOf(type) !== undefined;
const isSized = (type: TemplateType): boolean => isIterable(type) && !isNothing(type);
const hasEntries = ({ kind }: TemplateType): boolean => kind === 'map' || kind === 'class';
const hasEnd = ({ kind }: TemplateType): boolean => kind === 'string' || kind === 'list' || kind === 'tuple';

const toText = (): TemplateType => STRING;
const elementsOf = (input: TemplateType): TemplateType => unionOf(membersOf(input).map((member) => itemOf(member) ?? UNKNOWN));
const toList = (input: TemplateType): TemplateType => ({ kind: 'list', item: elementsOf(input) });
const toTexts = (): TemplateType => ({ kind: 'list', item: STRING });
const toUnknownList = (): TemplateType => ({ kind: 'list', item: UNKNOWN });

const text: FilterRule = { takes: isData, gives: toText };
const scalarText: FilterRule = { takes: isScalar, gives: toText };
const sameNumber: FilterRule = { takes: isNumber, gives: (input) => input };
const subset: FilterRule = { takes: isIterable, gives: toList };
const lists: FilterRule = { takes: isIterable, gives: (input) => ({ kind: 'list', item: toList(input) }) };
const entries: FilterRule = { takes: hasEntries, gives: listEntries };
const otherwise: FilterRule = {
  gives: (input, [value = STRING]) => unionOf([keepMembers(input, ({ kind }) => kind !== 'undefined'), value]),
};
const length: FilterRule = { takes: isSized, gives: () => INT };

const rules: Readonly<Record<FilterName, FilterRule>> = {
  abs: sameNumber,
  attr: { gives: () => UNKNOWN },
  batch: lists,
  bool: { gives: () => BOOL },
  capitalize: scalarText,
  chain: { takes: isIterable, gives: () => UNKNOWN },
  count: length,
  d: otherwise,
  default: otherwise,
  dictsort: entries,
  e: text,
  escape: text,
  first: { takes: isSized, gives: elementsOf },
  float: { gives: () => FLOAT },
  format: text,
  groupby: { takes: isIterable, gives: toUnknownList },
  indent: text,
  int: { gives: () => INT },
  items: entries,
  join: { takes: isIterable, gives: toText },
  json: text,
  last: { takes: hasEnd, gives: elementsOf },
  length,
  lines: { takes: isData, gives: toTexts },
  list: subset,
  lower: scalarText,
  map: { takes: isIterable, gives: toUnknownList },
  max: { takes: isIterable, gives: elementsOf },
  min: { takes: isIterable, gives: elementsOf },
  pprint: { gives: toText },
  regex_match: { takes: isData, gives: () => BOOL },
  reject: subset,
  rejectattr: subset,
  replace: text,
  reverse: { takes: isIterable, gives: (input) => (input.kind === 'string' ? STRING : toList(input)) },
  round: sameNumber,
  safe: { gives: toText },
  select: subset,
  selectattr: subset,
  slice: lists,
  sort: subset,
  split: { takes: isData, gives: toTexts },
  string: { gives: toText },
  sum: { takes: (type) => isSized(type) && type.kind !== 'string', gives: () => UNKNOWN },
  title: scalarText,
  tojson: text,
  trim: scalarText,
  unique: subset,
  upper: scalarText,
  urlencode: text,
  zip: { takes: isIterable, gives: toUnknownList },
};

/** Tells whether a filter fails, or means nothing, for every value of a type. */
export function isImpossible(filter: FilterName, input: TemplateType): boolean {
  const { takes } = rules[filter];
  return takes !== undefined && membersOf(input).every((member) => member.kind !== 'unknown' && !takes(member));
}

/** Gives the type of a filtered value. */
export function filteredType(filter: FilterName, input: TemplateType, args: readonly TemplateType[]): TemplateType {
  return rules[filter].gives(input, args);
}

/** The entries of a map or class as lists `[key, value]`. */
export function listEntries(input: TemplateType): TemplateType {
  const value = input.kind === 'map' ? input.value : UNKNOWN;
  return { kind: 'list', item: { kind: 'tuple', items: [STRING, value] } };
}
