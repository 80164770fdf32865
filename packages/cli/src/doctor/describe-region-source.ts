import type { ClientData } from 'outcrop/program';
import type { Environment } from '../environment/read-environment.ts';
import { readTextOption, variableOf } from '../project/read-option.ts';

const VARIABLES = ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_REGION_NAME'] as const;

/** Says where a client's region came from, in words for people. */
export function describeRegionSource(options: ClientData['options'], region: string, environment: Environment): string {
  if (options.region !== undefined) {
    const variable = variableOf(options.region);
    return variable === undefined ? 'client option region' : `client option region, ${variable}`;
  }
  const variable = VARIABLES.find((name) => (environment[name] ?? '') !== '');
  if (variable !== undefined) return variable;
  if (options.default_region === region) return 'client option default_region';
  return `profile "${readTextOption(options.profile, environment) ?? environment.AWS_PROFILE ?? 'default'}"`;
}
