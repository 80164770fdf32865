import type { Body, ListValue, MapValue, SourceFile, Span, Value } from '@outcrop/grammar';
import type { DictionaryKind, ListKind, NumberKind, OptionKind, OptionTable, TextKind } from 'outcrop/program';
import { describeValue, isPoisoned, soundEntries, stringOf } from '../../2-resolve/values.ts';
import type { Reporter } from '../../reporter.ts';
import { expectedValue } from './expected-value.ts';

/** Where options stand and how faults in them are reported. */
export interface OptionContext {
  readonly file: SourceFile;
  readonly reporter: Reporter;
  /** What has the options, in messages: `an aws-bedrock client`. */
  readonly owner: string;
  /** What to do about names that people bring along from elsewhere. */
  readonly advice: ReadonlyMap<string, string>;
}

/** Checks names (OC502) and values (OC503) of options against a table. */
export function checkEntries(body: Body | MapValue, table: OptionTable, context: OptionContext): void {
  for (const { key, value } of soundEntries(body)) {
    const kind = table.get(key.text);
    if (kind === undefined) reportUnknown(key.text, key.span, table, context);
    else checkValue(value, kind, { ...context, key: key.text });
  }
}

function reportUnknown(key: string, span: Span, table: OptionTable, { file, reporter, owner, advice: known }: OptionContext): void {
  const report = reporter.in(file);
  const hint = known.has(key) ? undefined : reporter.suggest(key, table.keys());
  const advice = known.get(key) ?? `options: ${[...table.keys()].join(', ')}`;
  if (hint !== undefined) report('misspelt-option', span, { owner, key }, { hint });
  else report('unknown-option', span, { owner, key, advice });
}

interface ValueContext extends OptionContext {
  readonly key: string;
}

function checkValue(value: Value, kind: OptionKind, context: ValueContext): void {
  if (isPoisoned(value)) return;
  if (!isOfKind(value, kind)) {
    const { key, file, reporter } = context;
    reporter.in(file)('option-value', value.span, { key, expected: expectedValue(kind), found: describeValue(value) });
    return;
  }
  if (kind.kind === 'either') {
    const fitting = kind.kinds.find((alternative) => isOfKind(value, alternative));
    if (fitting !== undefined) checkValue(value, fitting, context);
  }
  if (value.kind === 'map') checkMap(value, kind, context);
  if (value.kind === 'list' && kind.kind === 'list') checkItems(value, kind, context);
}

/** Whether the value itself fits, whatever stands inside it. */
function isOfKind(value: Value, kind: OptionKind): boolean {
  switch (kind.kind) {
    case 'text':
      return value.kind === 'environment' || isText(stringOf(value), kind);
    case 'number':
      return value.kind === 'environment' ? kind.env !== false : value.kind === 'number' && isInRange(value.value, kind);
    case 'word': {
      const text = stringOf(value);
      return value.kind === 'environment' ? kind.env !== false : text !== undefined && kind.words.includes(text);
    }
    case 'boolean':
      return value.kind === 'boolean';
    case 'list':
      return value.kind === 'list';
    case 'map':
    case 'dictionary':
      return value.kind === 'map';
    case 'either':
      return kind.kinds.some((alternative) => isOfKind(value, alternative));
    case 'json':
      return true;
    case 'object':
      return false;
  }
}

function isText(text: string | undefined, { empty, form }: TextKind): boolean {
  if (text === undefined || (text === '' && empty !== true)) return false;
  return form === undefined || form.pattern.test(text);
}

function isInRange(value: number, { whole, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: NumberKind): boolean {
  return value >= min && value <= max && (whole !== true || Number.isInteger(value));
}

function checkItems(list: ListValue, { item, min = 0, max = Number.POSITIVE_INFINITY }: ListKind, context: ValueContext): void {
  const { key, file, reporter } = context;
  const count = list.items.length;
  if (count < min || count > max) {
    const expected = count < min ? `a list of at least ${min}` : `a list of at most ${max}`;
    reporter.in(file)('option-value', list.span, { key, expected, found: `${count}` });
  }
  for (const value of list.items) checkValue(value, item, context);
}

function checkMap(map: MapValue, kind: OptionKind, context: ValueContext): void {
  if (kind.kind === 'map') checkEntries(map, kind.entries, { ...context, owner: `"${context.key}"`, advice: new Map() });
  if (kind.kind === 'dictionary') checkDictionary(map, kind, context);
}

function checkDictionary(map: MapValue, kind: DictionaryKind, context: ValueContext): void {
  const report = context.reporter.in(context.file);
  const { max = Number.POSITIVE_INFINITY } = kind;
  if (map.entries.length > max) {
    report('option-value', map.span, { key: context.key, expected: `a map of at most ${max} entries`, found: `${map.entries.length}` });
  }
  for (const { key, value } of map.entries) {
    if (kind.key !== undefined && !kind.key.pattern.test(key.text)) {
      report('option-value', key.span, {
        key: context.key,
        expected: `a map with keys of ${kind.key.name}`,
        found: JSON.stringify(key.text),
      });
    }
    if (kind.forbidden?.includes(key.text.toLowerCase()) === true) {
      report('key-forbidden', key.span, { name: key.text, key: context.key });
    }
    checkValue(value, kind.value, { ...context, key: key.text });
  }
}
