import type { CheckResult } from '../schema/schema.ts';
import type { Coerced, CoercedValue } from './coerced.ts';

/** Gives a value as users see it: plain data, with the results of its checks around it where there are any. */
export function finalValue(coerced: Coerced): unknown {
  const value = bareValue(coerced.value);
  return coerced.checks === undefined ? value : { value, checks: checksByName(coerced.checks) };
}

function bareValue(value: CoercedValue): unknown {
  if (typeof value !== 'object' || value === null) return value;
  switch (value.kind) {
    case 'list':
      return [...value.settled.items.map(finalValue), ...value.open.map(finalValue)];
    case 'map': {
      const shown: Record<string, unknown> = {};
      for (const [key, item] of value.settled) setOwn(shown, key, finalValue(item));
      for (const [key, item] of value.open) setOwn(shown, key, finalValue(item));
      return shown;
    }
    case 'class': {
      const shown: Record<string, unknown> = {};
      const { fields } = value.shape;
      for (let index = 0; index < fields.length; index += 1) {
        const field = fields[index];
        const item = value.fields[index];
        if (field !== undefined && item !== undefined) setOwn(shown, field.name, finalValue(item));
      }
      return shown;
    }
  }
}

/** Results by the name of their check, in declared order. */
export function checksByName(checks: readonly CheckResult[]): Record<string, CheckResult> {
  const shown: Record<string, CheckResult> = {};
  for (const check of checks) setOwn(shown, check.name, check);
  return shown;
}

/** Sets an own property whatever its name: assigning to `__proto__` would change the prototype. */
export function setOwn(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}
