import type { BedrockOptions } from '../options/bedrock-options.ts';
import type { Env } from '../platform.ts';

interface Partition {
  /** As ARNs spell it. */
  readonly name: string;
  readonly regions: RegExp;
  readonly dnsSuffix: string;
  readonly dualStackDnsSuffix: string;
}

const PARTITIONS: readonly Partition[] = [
  { name: 'aws-cn', regions: /^cn-/, dnsSuffix: 'amazonaws.com.cn', dualStackDnsSuffix: 'api.amazonwebservices.com.cn' },
  { name: 'aws-eusc', regions: /^eusc-/, dnsSuffix: 'amazonaws.eu', dualStackDnsSuffix: 'api.amazonwebservices.eu' },
  { name: 'aws-iso', regions: /^us-iso-/, dnsSuffix: 'c2s.ic.gov', dualStackDnsSuffix: 'api.aws.ic.gov' },
  { name: 'aws-iso-b', regions: /^us-isob-/, dnsSuffix: 'sc2s.sgov.gov', dualStackDnsSuffix: 'api.aws.scloud' },
  { name: 'aws-iso-e', regions: /^eu-isoe-/, dnsSuffix: 'cloud.adc-e.uk', dualStackDnsSuffix: 'api.cloud-aws.adc-e.uk' },
  { name: 'aws-iso-f', regions: /^us-isof-/, dnsSuffix: 'csp.hci.ic.gov', dualStackDnsSuffix: 'api.aws.hci.ic.gov' },
  { name: 'aws-us-gov', regions: /^us-gov-/, dnsSuffix: 'amazonaws.com', dualStackDnsSuffix: 'api.aws' },
  { name: 'aws', regions: /^/, dnsSuffix: 'amazonaws.com', dualStackDnsSuffix: 'api.aws' },
];

/** The partition of a region, as ARNs spell it. */
export function partitionName(region: string): string {
  return PARTITIONS.find(({ regions }) => regions.test(region))?.name ?? 'aws';
}

/** The services that Bedrock's operations are spread over, each with its own host. All are signed as `bedrock`. */
export type BedrockService = 'bedrock-runtime' | 'bedrock' | 'bedrock-agent-runtime';

/**
 * The base URL of a service, without a slash at the end: the client's `endpoint_url`, the endpoint of the environment, or the public
 * endpoint of the region. Gateways that are not Bedrock have their whole URL in `endpoint_url`, used as it stands.
 */
export function resolveEndpoint(options: BedrockOptions, region: string, env: Env, service: BedrockService = 'bedrock-runtime'): string {
  const variable = `AWS_ENDPOINT_URL_${service.toUpperCase().replaceAll('-', '_')}`;
  const custom = options.endpoint_url ?? env(variable) ?? env('AWS_ENDPOINT_URL');
  const useFips = options.use_fips ?? env('AWS_USE_FIPS_ENDPOINT') === 'true';
  const useDualstack = options.use_dualstack ?? env('AWS_USE_DUALSTACK_ENDPOINT') === 'true';
  if (options.endpoint_url !== undefined && options.route === 'converse_like') return options.endpoint_url;
  if (custom !== undefined && custom !== '' && !(options.use_fips === true || options.use_dualstack === true)) return trimSlashes(custom);
  const partition = PARTITIONS.find(({ regions }) => regions.test(region));
  const suffix = useDualstack ? partition?.dualStackDnsSuffix : partition?.dnsSuffix;
  return `https://${service}${useFips ? '-fips' : ''}.${region}.${suffix}`;
}

function trimSlashes(url: string): string {
  let end = url.length;
  while (url[end - 1] === '/') end--;
  return url.slice(0, end);
}
