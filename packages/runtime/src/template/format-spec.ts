import { describeKind } from './describe-kind.ts';
import { floatText } from './float-format.ts';
import type { Int } from './integers.ts';
import { checkLength } from './limits.ts';
import { type NumberValue, toNumber } from './number-value.ts';
import { showValue } from './show-value.ts';
import { TemplateError } from './template-error.ts';
import { FloatValue, type TemplateValue } from './values.ts';

const SPEC = /^(?:(.)?([<>^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bdeEfFgGosxX])?$/su;

/** What a format says: `[[fill]align][sign][#][0][width][,][.precision][type]`. */
interface FormatSpec {
  readonly fill: string;
  readonly align: string | undefined;
  readonly sign: string | undefined;
  readonly hasPrefix: boolean;
  readonly isZeroPadded: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const RADIX: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

/** Writes a value by a format, as `"{:>8.2f}".format(x)` does. */
export function formatValue(value: TemplateValue, specText: string): string {
  if (specText === '') return showValue(value);
  const spec = parseSpec(specText);
  const number = toNumber(value);
  if (number === undefined || spec.type === 's') return formatAsText(value, number, spec);
  const digits = number instanceof FloatValue ? formatFloat(number, spec) : formatInt(number, spec);
  return padNumber(digits, spec);
}

function parseSpec(text: string): FormatSpec {
  const match = SPEC.exec(text);
  if (match === null) throw new TemplateError(`"format" does not know the format ${JSON.stringify(text.slice(0, 40))}`);
  const [, fill = ' ', align, sign, prefix, zero, width = '0', grouping = '', precision, type = ''] = match;
  const spec = { fill, align, sign, hasPrefix: prefix !== undefined, isZeroPadded: zero !== undefined, grouping, type };
  return { ...spec, width: Number(width), precision: precision === undefined ? undefined : Number(precision) };
}

/** A number in three parts, so that zeros and separators find their place. */
interface WrittenNumber {
  readonly sign: string;
  readonly prefix: string;
  readonly digits: string;
}

function formatInt(value: Int, spec: FormatSpec): WrittenNumber {
  const size = value < 0 ? -value : value;
  const sign = value < 0 ? '-' : signOf(spec);
  const radix = RADIX[spec.type];
  if (radix !== undefined) {
    if (spec.grouping === ',') throw new TemplateError(`"format" cannot use "," with "${spec.type}"`);
    const digits = groupDigits(size.toString(radix), spec.grouping, 4);
    const written = { sign, prefix: spec.hasPrefix ? `0${spec.type}` : '', digits };
    return spec.type === 'X' ? { ...written, digits: digits.toUpperCase() } : written;
  }
  if (spec.type === '' || spec.type === 'd') return { sign, prefix: '', digits: groupDigits(String(size), spec.grouping, 3) };
  return formatFloat(new FloatValue(Number(value)), spec);
}

function formatFloat({ value }: FloatValue, spec: FormatSpec): WrittenNumber {
  if ('bdoxX'.includes(spec.type) && spec.type !== '') throw new TemplateError(`"format" cannot write a float as "${spec.type}"`);
  const isNegative = value < 0 || Object.is(value, -0);
  const [whole = '', ...rest] = floatText(Math.abs(value), spec.type, spec.precision).split(/(?=[.e])/i);
  return { sign: isNegative ? '-' : signOf(spec), prefix: '', digits: groupDigits(whole, spec.grouping, 3) + rest.join('') };
}

function signOf({ sign }: FormatSpec): string {
  return sign === '+' || sign === ' ' ? sign : '';
}

function groupDigits(digits: string, separator: string, size: number): string {
  if (separator === '') return digits;
  const head = digits.length % size;
  const groups = digits.slice(head).match(new RegExp(`.{${size}}`, 'g')) ?? [];
  return [...(head > 0 ? [digits.slice(0, head)] : []), ...groups].join(separator);
}

function padNumber({ sign, prefix, digits }: WrittenNumber, spec: FormatSpec): string {
  checkLength(spec.width);
  const zeros = spec.isZeroPadded ? '0'.repeat(Math.max(0, spec.width - sign.length - prefix.length - digits.length)) : '';
  return pad(sign + prefix + zeros + digits, spec.align ?? '>', spec);
}

function formatAsText(value: TemplateValue, number: NumberValue | undefined, spec: FormatSpec): string {
  if (number !== undefined || (spec.type !== '' && spec.type !== 's')) {
    throw new TemplateError(`"format" cannot write ${describeKind(value)} as "${spec.type}"`);
  }
  const text = showValue(value);
  return pad(spec.precision === undefined ? text : Array.from(text).slice(0, spec.precision).join(''), spec.align ?? '<', spec);
}

function pad(text: string, align: string, { fill, width }: FormatSpec): string {
  checkLength(width);
  const missing = Math.max(0, width - Array.from(text).length);
  const before = align === '<' ? 0 : align === '>' ? missing : Math.floor(missing / 2);
  return fill.repeat(before) + text + fill.repeat(missing - before);
}
