import type { IToken } from 'chevrotain';
import { joinLines, splitLines } from '../located-text.ts';
import type {
  ArgumentsCstNode,
  EntryCstNode,
  EntrySignCstNode,
  ListCstNode,
  MapCstNode,
  MapItemCstNode,
  SeparatorsCstNode,
  TemplateCallCstNode,
  ValueCstNode,
} from '../parser/cst.ts';
import type { Span } from '../span.ts';
import type { Entry, MapValue, Name, TemplateExpression, Value } from '../syntax-tree.ts';
import { buildBareValue } from './build-bare-value.ts';
import { type BuildContext, textOf } from './build-context.ts';
import { buildBodyKey, buildMapKey } from './build-key.ts';
import { buildRawString } from './build-raw-string.ts';
import { checkSeparators } from './check-separators.ts';
import { first, isMissing, spanOf } from './cst-span.ts';
import { decodeQuoted } from './decode-quoted.ts';
import { describeText } from './describe-text.ts';

/** Builds a value of any kind. */
function buildValue(context: BuildContext, node: ValueCstNode): Value {
  const { QuotedString, RawString, BareText, TemplateExpression, templateCall, map, list } = node.children;
  const span = spanOf(node);
  if (QuotedString !== undefined) return { kind: 'quoted', span, ...decodeQuoted(context, span) };
  if (RawString !== undefined) return buildRawString(context, span.start);
  if (BareText !== undefined) return buildBareValue(context, span);
  if (TemplateExpression !== undefined) return buildExpression(context, span);
  if (templateCall?.[0] !== undefined) return buildTemplateCall(context, templateCall[0]);
  if (map?.[0] !== undefined) return buildMap(context, map[0]);
  if (list?.[0] !== undefined) return buildList(context, list[0]);
  // What is left is text that the lexer abandoned, and reported.
  return { kind: 'broken', span, recovered: true };
}

function buildExpression(context: BuildContext, span: Span): TemplateExpression {
  const text = textOf(context, span);
  const isClosed = text.endsWith('}}') && text.length >= 4;
  if (!isClosed) context.report('unclosed-expression', { start: span.start, end: span.start + 2 }, {});
  const content = isClosed ? text.slice(2, -2) : text.slice(2);
  const located = joinLines(splitLines(content, span.start + 2), span.start + 2);
  return { kind: 'template-expression', ...located, span, recovered: !isClosed };
}

function buildTemplateCall(context: BuildContext, node: TemplateCallCstNode): Value {
  const { CallName, arguments: parenthesis } = node.children;
  const name = { text: first(CallName).image, span: spanOf(first(CallName)), recovered: false };
  const { values, recovered } = buildArguments(context, parenthesis?.[0]);
  return { kind: 'template-call', name, arguments: values, span: spanOf(node), recovered };
}

/** Builds the values between the parentheses of an attribute or a call. */
export function buildArguments(
  context: BuildContext,
  node: ArgumentsCstNode | undefined,
): { readonly values: readonly Value[]; readonly recovered: boolean } {
  if (node === undefined) return { values: [], recovered: false };
  const { argument = [], Comma = [], RightParenthesis } = node.children;
  const values = argument.map(({ children }) => buildValue(context, first(children.value)));
  const items = argument.map(({ children: { Comma: commas = [] } }, index) => ({
    span: values[index]?.span ?? spanOf(node),
    commas,
    isSeparated: commas.length > 0,
    isBroken: values[index]?.recovered ?? true,
  }));
  const hasFault = checkSeparators(context, items, Comma, {
    missing: 'argument-separator',
    extra: 'argument-comma',
    what: 'an argument',
    separator: 'a comma',
  });
  return { values, recovered: hasFault || RightParenthesis.some(isMissing) };
}

function buildList(context: BuildContext, node: ListCstNode): Value {
  const { listItem = [], separators, RightBracket } = node.children;
  const items = listItem.map(({ children }) => buildValue(context, first(children.value)));
  const separated = listItem.map((item, index) => ({
    span: items[index]?.span ?? spanOf(item),
    ...readSeparators(item.children.separators),
    isBroken: items[index]?.recovered ?? true,
  }));
  const { commas } = readSeparators(separators);
  const messages = { missing: 'separator-missing', extra: 'separator-extra', what: 'an item', separator: 'a comma or a new line' } as const;
  const hasFault = checkSeparators(context, separated, commas, messages);
  return { kind: 'list', items, span: spanOf(node), recovered: hasFault || RightBracket.some(isMissing) };
}

/** Builds a map: entries that separators stand between. */
function buildMap(context: BuildContext, node: MapCstNode): MapValue {
  const { mapItem = [], separators, RightBrace } = node.children;
  const entries = mapItem.map((item) => buildMapItem(context, item));
  const items = mapItem.map((item, index) => ({
    span: entries[index]?.key.span ?? spanOf(item),
    ...readSeparators(item.children.separators),
    isBroken: entries[index]?.recovered ?? true,
  }));
  const messages = {
    missing: 'separator-missing',
    extra: 'separator-extra',
    what: 'an entry',
    separator: 'a comma or a new line',
  } as const;
  const hasFault = checkSeparators(context, items, readSeparators(separators).commas, messages);
  const isBroken = hasFault || RightBrace.some(isMissing) || entries.includes(undefined);
  return { kind: 'map', entries: entries.filter((entry) => entry !== undefined), span: spanOf(node), recovered: isBroken };
}

function buildMapItem(context: BuildContext, { children: { entry, Junk } }: MapItemCstNode): Entry | undefined {
  if (entry?.[0] !== undefined) return buildEntry(context, entry[0], 'map');
  if (Junk?.[0] !== undefined) context.report('stray-in-map', spanOf(Junk[0]), { found: describeText(Junk[0].image) });
  return undefined;
}

/** Builds `key value` of a map or of a body. */
export function buildEntry(context: BuildContext, node: EntryCstNode, place: 'map' | 'body'): Entry {
  const { Key, entrySign = [], value } = node.children;
  const key = place === 'map' ? buildMapKey(context, first(Key)) : buildBodyKey(context, first(Key));
  const hasWrongSign = checkSigns(context, entrySign, key, place);
  const built = value?.[0] === undefined ? buildMissingValue(context, key) : buildValue(context, value[0]);
  return { kind: 'entry', key, value: built, span: spanOf(node), recovered: hasWrongSign || key.recovered || value === undefined };
}

/** In a map one colon may follow the key. Gives true if a sign is wrong. */
function checkSigns(context: BuildContext, signs: readonly EntrySignCstNode[], key: Name, place: 'map' | 'body'): boolean {
  const wrong = signs.find(({ children }, index) => place === 'body' || children.Equals !== undefined || index > 0);
  if (wrong === undefined) return false;
  const span = spanOf(wrong);
  const sign = textOf(context, span);
  const isGlued = /\S/.test(context.file.text[span.end] ?? '');
  const fix = { span, replacement: isGlued ? ' ' : '' };
  if (place === 'body') context.report('body-sign', span, { sign, key: key.text }, { fix });
  else context.report('bare-sign', span, { sign }, { fix });
  return true;
}

function buildMissingValue(context: BuildContext, key: Name): Value {
  if (!key.recovered) context.report('value-missing', key.span, { key: key.text });
  return { kind: 'broken', span: { start: key.span.end, end: key.span.end }, recovered: true };
}

/** The commas of what stands between two items of a list or map. */
function readSeparators(nodes: readonly SeparatorsCstNode[] = []): { readonly commas: readonly IToken[]; readonly isSeparated: boolean } {
  return { commas: nodes.flatMap(({ children }) => children.Comma ?? []), isSeparated: nodes.length > 0 };
}
