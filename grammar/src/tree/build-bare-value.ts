import { findIllegalCharacter } from '../lexer/bare-text.ts';
import type { Span } from '../span.ts';
import type { Value } from '../syntax-tree.ts';
import { type BuildContext, textOf } from './build-context.ts';
import { buildRawString } from './build-raw-string.ts';
import { quoteText } from './decode-quoted.ts';
import { describeText } from './describe-text.ts';

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const NUMBER_AND_MORE = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?[ \t]/;
const PREFIXED_RAW_STRING = /^[A-Za-z_]\w*(?=#+")/;

/** Builds an unquoted value: a number, a word value, an environment reference or a text. Its faults are reported. */
export function buildBareValue(context: BuildContext, span: Span): Value {
  const text = textOf(context, span);
  const prefix = PREFIXED_RAW_STRING.exec(text)?.[0];
  if (prefix !== undefined) return buildPrefixedRawString(context, span.start, prefix);
  if (text.startsWith('env.')) return buildEnvironmentReference(context, span, text);
  if (text === 'true' || text === 'false') return { kind: 'boolean', value: text === 'true', span, recovered: false };
  if (text === 'null') return { kind: 'null', span, recovered: false };
  if (NUMBER.test(text)) return buildNumber(context, span, text);
  return { kind: 'bare', value: text, span, recovered: reportBareText(context, span, text) };
}

/** Reports what is wrong with an unquoted text; gives true if something is. */
function reportBareText(context: BuildContext, span: Span, text: string): boolean {
  const sign = /^[=:](?=\s|$)/.exec(text)?.[0];
  const illegal = findIllegalCharacter(text);
  const fix = { span, replacement: quoteText(text) };
  if (sign !== undefined) {
    const signSpan = { start: span.start, end: span.start + 1 };
    context.report('bare-sign', signSpan, { sign }, { fix: { span: signSpan, replacement: '' } });
  } else if (illegal !== undefined) context.report('bare-character', span, { character: describeText(illegal) }, { fix });
  else if (/^0\d+$/.test(text)) context.report('bare-leading-zero', span, {}, { fix });
  else if (NUMBER_AND_MORE.test(text)) context.report('bare-after-number', span, {}, { fix });
  else return false;
  return true;
}

function buildNumber(context: BuildContext, span: Span, text: string): Value {
  const value = Number(text);
  if (/^-?\d+$/.test(text) && !Number.isSafeInteger(value)) context.report('number-precision', span, { number: text });
  return { kind: 'number', value, text, span, recovered: false };
}

function buildEnvironmentReference(context: BuildContext, span: Span, text: string): Value {
  const variable = { text: text.slice('env.'.length), span: { start: span.start + 'env.'.length, end: span.end }, recovered: false };
  if (/^[A-Za-z_]\w*$/.test(variable.text)) return { kind: 'environment', variable, span, recovered: false };
  context.report('bare-environment', span, {});
  return { kind: 'broken', span, recovered: true };
}

function buildPrefixedRawString(context: BuildContext, start: number, prefix: string): Value {
  const span = { start, end: start + prefix.length };
  context.report('raw-string-prefix', span, { prefix }, { fix: { span, replacement: '' } });
  return { ...buildRawString(context, span.end), recovered: true };
}
