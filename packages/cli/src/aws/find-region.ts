import { nodePlatform } from 'outcrop/node';
import type { Environment } from '../environment/read-environment.ts';

/** The variables that name a region, in the order in which the runtime asks them. */
const REGION_VARIABLES = ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_REGION_NAME'] as const;

/** The variable that decides about the region; undefined when none is set. */
export function findRegionVariable(environment: Environment): (typeof REGION_VARIABLES)[number] | undefined {
  return REGION_VARIABLES.find((name) => (environment[name] ?? '') !== '');
}

/** The region that the environment or the profile names; undefined when none does. */
export async function findRegion(environment: Environment): Promise<string | undefined> {
  const variable = findRegionVariable(environment);
  if (variable !== undefined) return environment[variable];
  return nodePlatform().credentials?.profileRegion(environment.AWS_PROFILE ?? 'default', (name) => environment[name]);
}
