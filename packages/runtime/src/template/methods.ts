import { listMethodSignatures, mapMethodSignatures, type Signature, stringMethodSignatures } from '../program/index.ts';
import { bindArguments } from './arguments.ts';
import { areEqual } from './compare-values.ts';
import { joinItems } from './filters/list-filters.ts';
import { listEntries } from './filters/sort-filters.ts';
import { replaceText } from './filters/text-filters.ts';
import { formatText } from './format-text.ts';
import { isTruthy } from './is-truthy.ts';
import { entriesOf, iterate } from './iterate.ts';
import { capitalize, toTitle } from './letter-case.ts';
import { lookUp } from './look-up.ts';
import { optionalCount, optionalText } from './read-argument.ts';
import { showValue } from './show-value.ts';
import { splitLines, splitText } from './split-text.ts';
import { stripText } from './strip-text.ts';
import { isList, type KeywordArgument, type TemplateFunction, type TemplateValue, unwrapText } from './values.ts';

/** What a method does. `args` are in the order of its signature, undefined where missing; what `name*` takes comes last. */
type Method<Target> = (target: Target, args: readonly TemplateValue[], keywords: readonly KeywordArgument[]) => TemplateValue;

const stringMethods: Readonly<Record<keyof typeof stringMethodSignatures, Method<string>>> = {
  capitalize,
  count: (text, [part]) => splitText(text, showValue(part)).length - 1,
  endswith: (text, [suffix]) => textsOf(suffix).some((part) => text.endsWith(part)),
  find: (text, [part]) => toCodePoints(text, text.indexOf(showValue(part))),
  format: (text, args, keywords) => formatText(text, args, keywords),
  isalnum: (text) => consistsOf(text, '\\p{Alphabetic}\\p{N}'),
  isalpha: (text) => consistsOf(text, '\\p{Alphabetic}'),
  isascii: (text) => consistsOf(text, '\\p{ASCII}'),
  isdigit: (text) => consistsOf(text, '\\p{N}'),
  islower: (text) => consistsOf(text, '\\p{Lowercase}'),
  isnumeric: (text) => consistsOf(text, '\\p{N}'),
  isspace: (text) => consistsOf(text, '\\p{White_Space}'),
  isupper: (text) => consistsOf(text, '\\p{Uppercase}'),
  join: (text, [items]) => joinItems(iterate(items), text),
  lower: (text) => text.toLowerCase(),
  lstrip: (text, [characters]) => stripText(text, optionalText(characters), 'left'),
  replace: (text, [old, replacement, limit]) => replaceText(text, showValue(old), showValue(replacement), optionalCount(limit)),
  rfind: (text, [part]) => toCodePoints(text, text.lastIndexOf(showValue(part))),
  rstrip: (text, [characters]) => stripText(text, optionalText(characters), 'right'),
  split: (text, [separator, limit]) => splitText(text, optionalText(separator), optionalCount(limit)),
  splitlines: (text, [keepsEnds]) => splitLines(text, isTruthy(keepsEnds)),
  startswith: (text, [prefix]) => textsOf(prefix).some((part) => text.startsWith(part)),
  strip: (text, [characters]) => stripText(text, optionalText(characters), 'both'),
  title: toTitle,
  upper: (text) => text.toUpperCase(),
};

const mapMethods: Readonly<Record<keyof typeof mapMethodSignatures, Method<TemplateValue>>> = {
  get: (map, [key, otherwise = null]) => lookUp(map, key) ?? otherwise,
  items: listEntries,
  keys: iterate,
  values: (map) => [...(entriesOf(map)?.values() ?? [])],
};

const listMethods: Readonly<Record<keyof typeof listMethodSignatures, Method<readonly TemplateValue[]>>> = {
  count: (list, [value]) => list.filter((item) => areEqual(item, value)).length,
};

/** Gives the method of a string, map, class or list, bound to it; undefined when there is none of that name. */
export function findMethod(wrapped: TemplateValue, name: string): TemplateFunction | undefined {
  const target = unwrapText(wrapped);
  if (typeof target === 'string') return bindMethod(stringMethods, stringMethodSignatures, name, target);
  if (isList(target)) return bindMethod(listMethods, listMethodSignatures, name, target);
  return entriesOf(target) && bindMethod(mapMethods, mapMethodSignatures, name, target);
}

function bindMethod<Target>(
  methods: Readonly<Record<string, Method<Target>>>,
  signatures: Readonly<Record<string, Signature>>,
  name: string,
  target: Target,
): TemplateFunction | undefined {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  const signature = signatures[name];
  if (method === undefined || signature === undefined) return undefined;
  return (args, keywords) => method(target, bindArguments(`"${name}"`, signature, args, keywords).map(unwrapText), keywords);
}

/** Tells whether a text consists of characters of these classes alone. Not a literal, because V8 looks up the classes of literals when it loads the file. */
function consistsOf(text: string, classes: string): boolean {
  return new RegExp(`^[${classes}]*$`, 'u').test(text);
}

/** A prefix or suffix: one text, or a list of them. */
function textsOf(value: TemplateValue): readonly string[] {
  return isList(value) ? value.map(showValue) : [showValue(value)];
}

/** Turns an index in UTF-16 units into one in code points; -1 stays. */
function toCodePoints(text: string, index: number): number {
  return index < 0 ? -1 : Array.from(text.slice(0, index)).length;
}
