import { isMedia } from '../../media/index.ts';

const MAX_TEXT = 40;

/** Names a value that a caller gave, for error messages: the value when it is short, else its kind. Never a whole argument. */
export function describeGiven(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.length > MAX_TEXT ? `${value.slice(0, MAX_TEXT)}…` : value);
    case 'number':
    case 'boolean':
      return String(value);
    case 'bigint':
      return `${value}n`;
    case 'undefined':
      return 'nothing';
    case 'function':
    case 'symbol':
      return `a ${typeof value}`;
    case 'object':
      return describeObject(value);
  }
}

function describeObject(value: object | null): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (isMedia(value)) return value.kind;
  return value instanceof Map ? 'a Map' : 'an object';
}
