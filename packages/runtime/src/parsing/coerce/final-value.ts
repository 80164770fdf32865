import type { CheckResult } from '../schema/schema.ts';
import { type Coerced, type CoercedValue, isComposite } from './coerced.ts';

/** Gives a value as users see it: plain data, with the results of its checks around it where there are any. */
export function finalValue(coerced: Coerced): unknown {
  const value = bareValue(coerced.value);
  return coerced.checks === undefined ? value : { value, checks: checksByName(coerced.checks) };
}

function bareValue(value: CoercedValue): unknown {
  if (!isComposite(value)) return value;
  switch (value.kind) {
    case 'list':
      return [...value.settled.items, ...value.open].map(finalValue);
    case 'map':
      return Object.fromEntries([...value.settled, ...value.open].map(([key, item]) => [key, finalValue(item)]));
    case 'class':
      return Object.fromEntries(value.fields.map((item, index) => [value.shape.fields[index]?.name, finalValue(item)]));
  }
}

/** Results by the name of their check, in declared order. */
export function checksByName(checks: readonly CheckResult[]): Record<string, CheckResult> {
  return Object.fromEntries(checks.map((check) => [check.name, check]));
}

/** Sets an own property whatever its name: assigning to `__proto__` would change the prototype. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}
