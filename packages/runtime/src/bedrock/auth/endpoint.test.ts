import { BedrockRuntimeClient, ConverseCommand } from '@aws-sdk/client-bedrock-runtime';
import { describe, expect, it } from 'vitest';
import { resolveEndpoint } from './endpoint.ts';
import { regionMismatch, resolveRegion } from './region.ts';

const REGIONS = [
  'us-east-1',
  'eu-central-1',
  'us-gov-west-1',
  'cn-north-1',
  'eusc-de-east-1',
  'us-iso-east-1',
  'us-isob-east-1',
  'eu-isoe-west-1',
  'us-isof-south-1',
];
const nothing = (): undefined => undefined;

/** Where the AWS SDK sends a request. */
async function sdkHost(region: string, useFipsEndpoint: boolean, useDualstackEndpoint: boolean): Promise<string> {
  let host = '';
  const requestHandler = {
    handle: (request: { readonly hostname: string }) => {
      host = request.hostname;
      return Promise.reject(new Error('enough'));
    },
  };
  const credentials = { accessKeyId: 'a', secretAccessKey: 's' };
  const settings = { region, useFipsEndpoint, useDualstackEndpoint, credentials, maxAttempts: 1 };
  const client = new BedrockRuntimeClient({ ...settings, requestHandler: requestHandler as never });
  await client.send(new ConverseCommand({ modelId: 'm', messages: [] })).catch(() => {});
  return host;
}

describe('resolveEndpoint', () => {
  it.each(REGIONS.flatMap((region) => [false, true].flatMap((fips) => [false, true].map((dual) => [region, fips, dual] as const))))(
    'agrees with the SDK: %s, FIPS %s, dual stack %s',
    async (region, use_fips, use_dualstack) => {
      expect(resolveEndpoint({ use_fips, use_dualstack }, region, nothing)).toBe(
        `https://${await sdkHost(region, use_fips, use_dualstack)}`,
      );
    },
  );

  it.each([
    [{ endpoint_url: 'https://gateway.example/bedrock//' }, {}, 'https://gateway.example/bedrock'],
    [{ endpoint_url: 'https://a.example' }, { AWS_ENDPOINT_URL: 'https://b.example' }, 'https://a.example'],
    [{}, { AWS_ENDPOINT_URL: 'https://b.example/' }, 'https://b.example'],
    [{}, { AWS_ENDPOINT_URL: 'https://b.example', AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'https://c.example' }, 'https://c.example'],
    [{}, { AWS_USE_FIPS_ENDPOINT: 'true' }, 'https://bedrock-runtime-fips.us-east-1.amazonaws.com'],
    [{ use_fips: true }, { AWS_ENDPOINT_URL: 'https://b.example' }, 'https://bedrock-runtime-fips.us-east-1.amazonaws.com'],
  ])('%j with %j', (options, env: Readonly<Record<string, string>>, expected) => {
    expect(resolveEndpoint(options, 'us-east-1', (name) => env[name])).toBe(expected);
  });
});

describe('resolveRegion', () => {
  const platform = { credentials: { profileRegion: async (name: string) => (name === 'dev' ? 'eu-west-3' : undefined) } };

  it.each([
    [{ region: 'us-west-2' }, { AWS_REGION: 'x' }, 'us-west-2'],
    [{}, { AWS_REGION: 'a', AWS_DEFAULT_REGION: 'b', AWS_REGION_NAME: 'c' }, 'a'],
    [{}, { AWS_DEFAULT_REGION: 'b', AWS_REGION_NAME: 'c' }, 'b'],
    [{}, { AWS_REGION: '', AWS_REGION_NAME: 'c' }, 'c'],
    [{ profile: 'dev' }, {}, 'eu-west-3'],
    [{}, { AWS_PROFILE: 'dev' }, 'eu-west-3'],
    [{ default_region: 'us-east-2' }, { AWS_PROFILE: 'dev' }, 'eu-west-3'],
    [{ default_region: 'us-east-2' }, {}, 'us-east-2'],
  ])('%j with %j is %s', async (options, env: Readonly<Record<string, string>>, expected) => {
    expect(await resolveRegion('C', options, (name) => env[name], platform as never)).toBe(expected);
  });

  it('says what is missing', async () => {
    const region = async (): Promise<string> => resolveRegion('C', {}, nothing, {} as never);
    await expect(region()).rejects.toMatchObject({ status_code: 2, message: expect.stringContaining('AWS region is required') });
  });

  it('notices an ARN of another region', () => {
    expect(regionMismatch('arn:aws:bedrock:eu-west-1:123456789012:inference-profile/x', 'us-east-1')).toContain('eu-west-1');
    expect(regionMismatch('arn:aws:bedrock:us-east-1:123456789012:inference-profile/x', 'us-east-1')).toBeUndefined();
    expect(regionMismatch('arn:aws:bedrock:us-east-1::foundation-model/a.b', 'us-east-1')).toBeUndefined();
    expect(regionMismatch('anthropic.claude-3-haiku-20240307-v1:0', 'us-east-1')).toBeUndefined();
  });
});
