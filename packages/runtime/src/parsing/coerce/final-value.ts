import type { CheckResult } from '../schema/schema.ts';
import { type Coerced, type CoercedValue, isComposite, partsOf } from './coerced.ts';

/** Gives a value as users see it: plain data, with the results of its checks around it where there are any. */
export function finalValue(coerced: Coerced): unknown {
  return withChecks(bareValue(coerced.value), coerced.checks);
}

function bareValue(value: CoercedValue): unknown {
  if (!isComposite(value)) return value;
  const parts = partsOf(value).map(([key, part]) => [key, finalValue(part)] as const);
  return value.kind === 'list' ? parts.map(([, part]) => part) : Object.fromEntries(parts);
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
