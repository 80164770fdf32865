import { filterSignatures } from '../program/index.ts';
import { applyTest } from './apply-test.ts';
import { bindArguments } from './arguments.ts';
import { describeKind } from './describe-kind.ts';
import { escapeHtml } from './filters/escape-html.ts';
import {
  batchItems,
  chainItems,
  countItems,
  firstItem,
  joinItems,
  lastItem,
  reverseItems,
  sliceItems,
  zipItems,
} from './filters/list-filters.ts';
import { roundNumber, sum, toAbsolute, toFloat, toInt } from './filters/number-filters.ts';
import {
  groupItems,
  isOn,
  keepUnique,
  listEntries,
  pickExtreme,
  type SortOptions,
  sortEntries,
  sortItems,
} from './filters/sort-filters.ts';
import { encodeUrl, indentText, replaceText } from './filters/text-filters.ts';
import { toJson } from './filters/to-json.ts';
import { formatData } from './formats/format-data.ts';
import { isTruthy } from './is-truthy.ts';
import { iterate } from './iterate.ts';
import { capitalize, toTitle } from './letter-case.ts';
import { lookUp, lookUpPath } from './look-up.ts';
import { matchesRegex } from './matches-regex.ts';
import { optionalCount, optionalText, toCount } from './read-argument.ts';
import { prettyValue, showValue } from './show-value.ts';
import { splitLines, splitText } from './split-text.ts';
import { stripText } from './strip-text.ts';
import { TemplateError } from './template-error.ts';
import { EnumValue, type KeywordArgument, MediaValue, type TemplateValue, TextValue, unwrapText } from './values.ts';

type FilterName = keyof typeof filterSignatures;

/** What a filter does. `args` are in the order of its signature, undefined where missing; what `name*` takes comes last. */
type FilterFunction = (input: TemplateValue, args: readonly TemplateValue[]) => TemplateValue;

const filters: Readonly<Record<FilterName, FilterFunction>> = {
  abs: toAbsolute,
  attr: (input, [name]) => lookUp(input, name),
  batch: (input, [size, filler]) => batchItems(iterate(input), toCount(size, 1), filler),
  bool: isTruthy,
  capitalize: (input) => capitalize(showValue(input)),
  chain: chainItems,
  count: countItems,
  d: giveDefault,
  default: giveDefault,
  dictsort: (input, [by, reversed, isCaseSensitive]) => sortEntries(input, by, sortOptions(undefined, isCaseSensitive, reversed)),
  e: escapeHtml,
  escape: escapeHtml,
  first: firstItem,
  float: (input, [otherwise]) => toFloat(input, otherwise),
  format: (input, [type, format, indent, delimiter, lengthMarker]) =>
    formatData(input, type ?? format, { indent, delimiter, lengthMarker }),
  groupby: (input, [attribute, otherwise, isCaseSensitive]) =>
    groupItems(iterate(input), sortOptions(attribute, isCaseSensitive), otherwise),
  indent: (input, [width, first, blank]) => indentText(showValue(input), { width: toCount(width), first: isOn(first), blank: isOn(blank) }),
  int: (input, [otherwise]) => toInt(input, otherwise),
  items: listEntries,
  join: (input, [separator, attribute]) => joinItems(attributesOf(iterate(input), attribute), showValue(separator ?? '')),
  json: (input, [indent]) => toJson(input, indent),
  last: lastItem,
  length: countItems,
  lines: (input) => splitLines(requireText('lines', input)),
  list: iterate,
  lower: (input) => showValue(input).toLowerCase(),
  map: mapItems,
  max: (input) => pickExtreme(iterate(input), 1),
  min: (input) => pickExtreme(iterate(input), -1),
  pprint: prettyValue,
  regex_match: (input, [pattern]) => matchesRegex(showValue(input), showValue(pattern)),
  reject: (input, [test, ...args]) => filterItems(input, undefined, test, args, false),
  rejectattr: (input, [attribute, test, ...args]) => filterItems(input, attribute, test, args, false),
  replace: (input, [old, replacement]) => replaceText(showValue(input), showValue(old), showValue(replacement)),
  reverse: reverseItems,
  round: (input, [decimals]) => roundNumber(input, decimals),
  safe: (input) => new TextValue(showValue(input)),
  select: (input, [test, ...args]) => filterItems(input, undefined, test, args, true),
  selectattr: (input, [attribute, test, ...args]) => filterItems(input, attribute, test, args, true),
  slice: (input, [count, filler]) => sliceItems(iterate(input), toCount(count, 1), filler),
  sort: (input, [reversed, attribute, isCaseSensitive]) => sortItems(iterate(input), sortOptions(attribute, isCaseSensitive, reversed)),
  split: (input, [separator, limit]) => splitText(requireText('split', input), optionalText(separator), optionalCount(limit)),
  string: showValue,
  sum: (input, [attribute]) => sum(attributesOf(requireItems(input), attribute)),
  title: (input) => toTitle(showValue(input)),
  tojson: (input, [indent]) => toJson(input, indent),
  trim: (input, [characters]) => stripText(showValue(input), optionalText(characters), 'both'),
  unique: (input, [attribute, isCaseSensitive]) => keepUnique(iterate(input), sortOptions(attribute, isCaseSensitive)),
  upper: (input) => showValue(input).toUpperCase(),
  urlencode: (input) => encodeUrl(showValue(input)),
  zip: zipItems,
};

/** The filters that take media; to all others it would be a text that means nothing. */
const MEDIA_FILTERS: ReadonlySet<FilterName> = new Set(['attr', 'bool', 'd', 'default', 'safe', 'string']);

/** Gives `input|name(args)`. Fails for an unknown filter and for arguments that it does not take. */
export function applyFilter(
  name: string,
  input: TemplateValue,
  args: readonly TemplateValue[] = [],
  keywords: readonly KeywordArgument[] = [],
): TemplateValue {
  if (!Object.hasOwn(filters, name)) throw new TemplateError(`unknown filter "${name}"`);
  const filter = name as FilterName;
  if (input instanceof MediaValue && !MEDIA_FILTERS.has(filter)) throw new TemplateError(`media cannot be used as text: "${name}"`);
  const bound = bindArguments(`"${name}"`, filterSignatures[filter], args, keywords);
  // Only escaping cares whether a text is safe already; for all others it is plain text.
  return filters[filter](filter === 'e' || filter === 'escape' ? input : unwrapText(input), bound.map(unwrapText));
}

function giveDefault(input: TemplateValue, [otherwise = '', isLax]: readonly TemplateValue[]): TemplateValue {
  return input === undefined || (isOn(isLax) && !isTruthy(input)) ? otherwise : input;
}

function mapItems(input: TemplateValue, [filter, attribute, otherwise, ...args]: readonly TemplateValue[]): TemplateValue {
  if (attribute !== undefined) return iterate(input).map((item) => lookUpPath(item, attribute) ?? otherwise);
  if (typeof filter !== 'string') throw new TemplateError('"map" needs the name of a filter, or an attribute');
  return iterate(input).map((item) => applyFilter(filter, item, args));
}

/** Keeps the items whose value, or attribute, passes a test; without a test, is true. */
function filterItems(
  input: TemplateValue,
  attribute: TemplateValue,
  test: TemplateValue,
  args: readonly TemplateValue[],
  isKept: boolean,
): TemplateValue {
  return iterate(input).filter((item) => {
    const value = attribute === undefined ? item : lookUpPath(item, attribute);
    return (test === undefined ? isTruthy(value) : applyTest(showValue(test), value, args)) === isKept;
  });
}

function requireText(filter: FilterName, input: TemplateValue): string {
  if (typeof input === 'string') return input;
  if (input instanceof EnumValue) return input.text;
  throw new TemplateError(`"${filter}" needs text, not ${describeKind(input)}`);
}

function requireItems(input: TemplateValue): readonly TemplateValue[] {
  if (input === undefined || input === null) throw new TemplateError(`there is nothing to add up in ${describeKind(input)}`);
  return iterate(input);
}

function attributesOf(items: readonly TemplateValue[], attribute: TemplateValue): readonly TemplateValue[] {
  return attribute === undefined ? items : items.map((item) => lookUpPath(item, attribute));
}

function sortOptions(attribute: TemplateValue, isCaseSensitive: TemplateValue, reversed?: TemplateValue): SortOptions {
  return { attribute, isCaseSensitive: isOn(isCaseSensitive), isReversed: isOn(reversed) };
}
