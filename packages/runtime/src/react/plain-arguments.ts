import { isMedia, type Media } from '../media/index.ts';

/** Arguments nest as deep as the types of a function; deeper ones are passed on as they are. */
const MAX_DEPTH = 100;

/** Turns the media values in arguments into plain objects, at any depth: server actions and `JSON.stringify` carry no classes. */
export function plainArguments<Args extends readonly unknown[]>(args: Args): Args {
  const known = new Map<object, unknown>();
  return args.map((value) => plainValue(value, known, 0)) as readonly unknown[] as Args;
}

/** @param known what objects became, so that each is walked once; an object inside itself stays as it is */
function plainValue(value: unknown, known: Map<object, unknown>, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return value;
  if (known.has(value)) return known.get(value);
  known.set(value, value);
  const plain = plainObject(value, (inner) => plainValue(inner, known, depth + 1));
  known.set(value, plain);
  return plain;
}

function plainObject(value: object, plainOf: (inner: unknown) => unknown): unknown {
  if (isMedia(value)) return (value as Media & { toJSON(): object }).toJSON();
  if (Array.isArray(value)) return value.map(plainOf);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plainOf(inner)]));
}
