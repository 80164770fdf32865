import type { CheckResult } from '../schema/schema.ts';
import { type ClassValue, type Coerced, type CoercedValue, isComposite, type ListValue, type MapValue } from './coerced.ts';

/** Gives a value as users see it: plain data, with the results of its checks around it where there are any. */
export function finalValue(coerced: Coerced): unknown {
  return withChecks(bareValue(coerced.value), coerced.checks);
}

function bareValue(value: CoercedValue): unknown {
  if (!isComposite(value)) return value;
  const parts = partsOf(value).map(([key, part]) => [key, finalValue(part)] as const);
  return value.kind === 'list' ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}

/** Gives the parts of a value, each with its place in a list, its key in a map or the name of its field. */
export function partsOf(value: ListValue | MapValue | ClassValue): readonly (readonly [key: string | number, part: Coerced])[] {
  switch (value.kind) {
    case 'list':
      return [...value.settled.items, ...value.open].map((item, index) => [index, item]);
    case 'map':
      return [...value.settled, ...value.open];
    case 'class':
      return value.fields.map((part, index) => [value.shape.fields[index]?.name ?? '', part]);
  }
}

/** Puts the results of its checks around a value, by the name of the check and in declared order, if it has any. */
export function withChecks(value: unknown, checks: readonly CheckResult[]): unknown {
  return checks.length === 0 ? value : { value, checks: Object.fromEntries(checks.map((check) => [check.name, check])) };
}

/** Sets an own property whatever its name: assigning to `__proto__` would change the prototype. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, writable: true, configurable: true, enumerable: true });
  else target[key] = value;
}
