import { BamlClientHttpError } from '../../errors/index.ts';
import { parseModelArn } from '../model/model-id.ts';
import type { BedrockOptions } from '../options/bedrock-options.ts';
import type { Env, Platform } from '../platform.ts';

const ENVIRONMENT_NAMES = ['AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_REGION_NAME'] as const;

/**
 * The region to call: the client's option, the environment, the profile's region, the client's `default_region`. A promise only when a
 * profile must be read. Empty for gateways that are not Bedrock.
 *
 * @throws BamlClientHttpError with status 2 when there is none.
 */
export function resolveRegion(client: string, options: BedrockOptions, env: Env, platform: Platform): string | Promise<string> {
  // A gateway that is not Bedrock is in no region.
  const direct = options.region ?? (options.route === 'converse_like' ? '' : environmentRegion(env));
  if (direct !== undefined) return direct;
  const orDefault = (region: string | undefined): string => {
    const found = region ?? options.default_region;
    if (found !== undefined) return found;
    throw missingRegion(client);
  };
  const local = platform.credentials;
  if (local === undefined) return orDefault(undefined);
  return local.profileRegion(options.profile ?? env('AWS_PROFILE') ?? 'default', env).then(orDefault);
}

function environmentRegion(env: Env): string | undefined {
  for (const name of ENVIRONMENT_NAMES) {
    const value = env(name);
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

function missingRegion(client: string): BamlClientHttpError {
  return new BamlClientHttpError({
    message: `client "${client}": AWS region is required. Set it in the client options or via AWS_REGION.`,
    client_name: client,
    status_code: 2,
    advice: 'region_missing',
  });
}

/** Says that the model lives in another region than the one that is called; undefined when it does not, or cannot be told. */
export function regionMismatch(model: string, region: string): string | undefined {
  const arn = parseModelArn(model);
  if (arn === undefined || arn.region === '' || arn.region === region) return undefined;
  return `the model is in ${arn.region}, but the request goes to ${region}`;
}
