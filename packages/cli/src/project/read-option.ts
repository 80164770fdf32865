import type { OptionValue } from 'outcrop/program';
import type { Environment } from '../environment/read-environment.ts';

/** Text of an option; a variable's value where the source names one. Undefined for anything else. */
export function readTextOption(value: OptionValue | undefined, environment: Environment): string | undefined {
  const variable = variableOf(value);
  if (variable !== undefined) return environment[variable];
  return typeof value === 'string' ? value : undefined;
}

/** The name in `env.NAME`; undefined for other values. */
export function variableOf(value: OptionValue | undefined): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { env, ...others } = value as Readonly<Record<string, OptionValue>>;
  return typeof env === 'string' && Object.keys(others).length === 0 ? env : undefined;
}
