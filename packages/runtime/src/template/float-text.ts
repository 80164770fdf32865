/** Writes a float without exponent and with at least one decimal, as `{{ x }}` prints it: `2.0`, `100000000000000000000.0`, `inf`. */
export function showFloat(value: number): string {
  return isOrdinary(value) ? withPoint(withoutExponent(value)) : showSpecial(value);
}

/** Writes a float as inside a printed list: like {@link showFloat}, but with an exponent from 1e16 on and below 1e-4. */
export function reprFloat(value: number): string {
  return shortFloat(value, 1e-4) ?? showFloat(value);
}

/** Writes a float as a JSON number: with an exponent from 1e16 on and below 1e-5; `null` when it is not finite. */
export function jsonFloat(value: number): string {
  if (!Number.isFinite(value)) return 'null';
  return shortFloat(value, 1e-5) ?? showFloat(value);
}

/** The form with an exponent, for sizes out of the range that is written without one. */
function shortFloat(value: number, smallest: number): string | undefined {
  const size = Math.abs(value);
  if (!isOrdinary(value) || size === 0 || (size >= smallest && size < 1e16)) return undefined;
  return value.toExponential().replace('e+', 'e');
}

function isOrdinary(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0);
}

function showSpecial(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (value === 0) return '-0.0';
  return value > 0 ? 'inf' : '-inf';
}

function withPoint(digits: string): string {
  return digits.includes('.') ? digits : `${digits}.0`;
}

function withoutExponent(value: number): string {
  const [mantissa = '', exponent] = String(value).split('e');
  if (exponent === undefined) return mantissa;
  const sign = mantissa.startsWith('-') ? '-' : '';
  const [whole = '', decimals = ''] = mantissa.replace('-', '').split('.');
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - 1)}${whole}${decimals}`;
  return `${sign}${whole}${decimals.padEnd(shift, '0')}`;
}
