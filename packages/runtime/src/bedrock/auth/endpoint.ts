import type { BedrockOptions } from '../options/bedrock-options.ts';
import type { Env } from '../platform.ts';

interface Partition {
  readonly regions: RegExp;
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
}

const PARTITIONS: readonly Partition[] = [
  { regions: /^cn-/, dnsSuffix: 'amazonaws.com.cn', dualStackDnsSuffix: 'api.amazonwebservices.com.cn' },
  { regions: /^eusc-/, dnsSuffix: 'amazonaws.eu', dualStackDnsSuffix: 'api.amazonwebservices.eu' },
  { regions: /^us-iso-/, dnsSuffix: 'c2s.ic.gov', dualStackDnsSuffix: 'api.aws.ic.gov' },
  { regions: /^us-isob-/, dnsSuffix: 'sc2s.sgov.gov', dualStackDnsSuffix: 'api.aws.scloud' },
  { regions: /^eu-isoe-/, dnsSuffix: 'cloud.adc-e.uk', dualStackDnsSuffix: 'api.cloud-aws.adc-e.uk' },
  { regions: /^us-isof-/, dnsSuffix: 'csp.hci.ic.gov', dualStackDnsSuffix: 'api.aws.hci.ic.gov' },
  { regions: /^/, dnsSuffix: 'amazonaws.com', dualStackDnsSuffix: 'api.aws' },
];

/**
 * The base URL of the Bedrock runtime, without a slash at the end: the client's `endpoint_url`, the endpoint of the environment, or the
 * public endpoint of the region.
 */
export function resolveEndpoint(options: BedrockOptions, region: string, env: Env): string {
  const custom = options.endpoint_url ?? env('AWS_ENDPOINT_URL_BEDROCK_RUNTIME') ?? env('AWS_ENDPOINT_URL');
  const useFips = options.use_fips ?? env('AWS_USE_FIPS_ENDPOINT') === 'true';
  const useDualstack = options.use_dualstack ?? env('AWS_USE_DUALSTACK_ENDPOINT') === 'true';
  if (custom !== undefined && custom !== '' && !(options.use_fips === true || options.use_dualstack === true)) return trimSlashes(custom);
  const partition = PARTITIONS.find(({ regions }) => regions.test(region));
  const suffix = useDualstack ? partition?.dualStackDnsSuffix : partition?.dnsSuffix;
  return `https://bedrock-runtime${useFips ? '-fips' : ''}.${region}.${suffix}`;
}

function trimSlashes(url: string): string {
  let end = url.length;
  while (url[end - 1] === '/') end--;
  return url.slice(0, end);
}
