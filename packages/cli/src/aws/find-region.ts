import { nodePlatform } from 'outcrop/node';
import type { Environment } from '../environment/read-environment.ts';

/** The region that the environment or the profile names; undefined when none does. */
export async function findRegion(environment: Environment): Promise<string | undefined> {
  const named = [environment.AWS_REGION, environment.AWS_DEFAULT_REGION].find((region) => region !== undefined && region !== '');
  if (named !== undefined) return named;
  return nodePlatform().credentials?.profileRegion(environment.AWS_PROFILE ?? 'default', (name) => environment[name]);
}
