import type { Span } from '@outcrop/grammar';

/**
 * A token of a template. `value` is the parsed value of a number or string, else the text. The positions that nunjucks' parser wants are
 * left at zero: it only hands them on, and everything here goes by the span.
 */
export interface Token extends Span {
  readonly type: string;
  readonly value: string | number | bigint;
  readonly lineno: 0;
  readonly colno: 0;
}

/** Makes a token. */
export function token(type: string, value: Token['value'], start: number, end: number): Token {
  return { type, value, start, end, lineno: 0, colno: 0 };
}

/** The place of a token. */
export function spanOf({ start, end }: Token): Span {
  return { start, end };
}
