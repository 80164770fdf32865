import { showFloat } from './float-text.ts';
import { TemplateError } from './template-error.ts';

const MAX_PRECISION = 100;

/** Writes a float that is not negative by a format type (`e f g`, upper case too, or none) and a precision. */
export function floatText(value: number, type: string, precision: number | undefined): string {
  if (precision !== undefined && precision > MAX_PRECISION) throw new TemplateError(`"format" writes at most ${MAX_PRECISION} digits`);
  const text = Number.isFinite(value) ? finiteText(value, type.toLowerCase(), precision) : Number.isNaN(value) ? 'nan' : 'inf';
  return type === type.toLowerCase() ? text : text.toUpperCase();
}

function finiteText(value: number, type: string, precision: number | undefined): string {
  switch (type) {
    case 'e':
      return exponential(value, precision ?? 6);
    case 'f':
      return fixed(value, precision ?? 6);
    case 'g':
      return general(value, precision ?? 6);
    default:
      return precision === undefined ? showFloat(value) : withPoint(general(value, precision));
  }
}

/** A fixed number of decimals, a tie rounded to the even digit (`toFixed` rounds it up). */
function fixed(value: number, decimals: number): string {
  if (value >= 1e21) return BigInt(value).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');
  const rounded = value.toFixed(decimals);
  const exact = value.toFixed(MAX_PRECISION);
  const kept = exact.slice(0, exact.length - MAX_PRECISION + decimals).replace(/\.$/, '');
  const rest = exact.slice(exact.length - MAX_PRECISION + decimals);
  return /^50*$/.test(rest) && /[02468]$/.test(kept) ? kept : rounded;
}

/** An exponent of at least two digits. */
function exponential(value: number, decimals: number): string {
  return value.toExponential(decimals).replace(/e([+-])(\d)$/, 'e$10$2');
}

/** As many significant digits, with an exponent where that is shorter; zeros at the end dropped. */
function general(value: number, precision: number): string {
  const digits = Math.max(1, precision);
  const exponent = Number(value.toExponential(digits - 1).split('e')[1]);
  if (exponent >= -4 && exponent < digits) return dropZeros(fixed(value, digits - 1 - exponent));
  const [mantissa = '', power = ''] = exponential(value, digits - 1).split('e');
  return `${dropZeros(mantissa)}e${power}`;
}

function dropZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function withPoint(text: string): string {
  return /[.e]/.test(text) ? text : `${text}.0`;
}
