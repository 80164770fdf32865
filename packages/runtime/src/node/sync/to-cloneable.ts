import { isMedia } from '../../media/index.ts';

/** Turns an argument that has been checked into data that can be cloned: media values become what `toJSON` gives. */
export function toCloneable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isMedia(value)) return JSON.parse(JSON.stringify(value));
  if (Array.isArray(value)) return value.map(toCloneable);
  if (value instanceof Map) return new Map(Array.from(value, ([key, item]) => [key, toCloneable(item)]));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toCloneable(item)]));
}
