import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT, createProjectFolder, type Outcome, PROJECT, type ProjectFolder } from '../../../../test/support/project-folder.ts';
import type { Finding } from '../doctor/finding.ts';

let bedrock: LocalBedrock;
let project: ProjectFolder;

beforeAll(async () => {
  bedrock = await startLocalBedrock();
});
afterAll(() => bedrock.close());
beforeEach(async () => {
  project = createProjectFolder();
  project.write('baml_src/main.baml', PROJECT);
  project.write('node_modules/outcrop/package.json', '{"name": "outcrop", "version": "0.1.0"}');
  await project.run(['generate']);
  bedrock.reset();
});
afterEach(() => project.remove());

function doctor(args: readonly string[] = [], variables: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const { accessKeyId, secretAccessKey } = bedrock.credentials;
  const keys = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  return project.run(['doctor', ...args], { env: { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, ...keys, ...variables } });
}

async function findings(args: readonly string[] = [], variables: Readonly<Record<string, string>> = {}): Promise<Finding[]> {
  const { stdout } = await doctor(['--json', ...args], variables);
  return (JSON.parse(stdout) as { checks: Finding[] }).checks;
}

const failed = async (...args: Parameters<typeof findings>): Promise<Finding[]> =>
  (await findings(...args)).filter(({ status }) => status !== 'ok');

const calls = () => bedrock.requests.filter(({ operation }) => operation === 'converse');

describe('a healthy project', () => {
  it('passes every step', async () => {
    const { code, stdout } = await doctor();
    expect(code).toBe(0);
    const steps = ['packages', 'sources', 'generated files', 'model', 'region', 'credentials', 'endpoint', 'call'];
    for (const step of steps) expect(stdout).toMatch(new RegExp(`^✓ ${step} `, 'm'));
    expect(stdout).toContain('us-east-1 (client option region)');
    expect(stdout).toContain('sigv4 from environment variables');
    expect(stdout).not.toContain(bedrock.credentials.secretAccessKey);
    expect(JSON.parse(calls()[0]?.body ?? '{}')).toMatchObject({ inferenceConfig: { maxTokens: 1 } });
  });

  it('is not called with --no-invoke', async () => {
    expect(await doctor(['--no-invoke'])).toMatchObject({ code: 0 });
    expect(calls()).toEqual([]);
  });
});

describe('what is wrong', () => {
  it('is told for the project', async () => {
    project.write('node_modules/outcrop/package.json', '{"name": "outcrop", "version": "0.0.1"}');
    project.write('baml_src/more.baml', 'class More {\n  a int\n}\n');
    expect(await failed(['--no-invoke'])).toEqual([
      expect.objectContaining({
        name: 'packages',
        status: 'warning',
        detail: expect.stringContaining('outcrop 0.0.1'),
        advice: expect.stringContaining('npm install outcrop@'),
      }),
      expect.objectContaining({ name: 'generated files', status: 'warning', advice: 'Run `outcrop generate`.' }),
    ]);
    project.write('baml_src/more.baml', 'class More {\n  a Nothing\n}\n');
    expect(await failed()).toContainEqual({ name: 'sources', status: 'failed', detail: '1 error', advice: 'Run `outcrop check`.' });
  });

  it.each(['nonsense', 'localhost:4444', 'http://127.0.0.1:99999'])('is an endpoint that is no URL: %s', async (endpoint) => {
    const wrong = { client: 'Bedrock', name: 'endpoint', status: 'failed', detail: `${endpoint} is not a URL` };
    expect(await failed([], { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: endpoint })).toEqual([expect.objectContaining(wrong)]);
  });

  it('is a variable that is not set', async () => {
    project.write('baml_src/main.baml', PROJECT.replace('"us-east-1"', 'env.MY_REGION'));
    expect(await failed(['--client', 'Bedrock'])).toContainEqual(
      expect.objectContaining({ client: 'Bedrock', name: 'variables', detail: 'MY_REGION is not set (option region)' }),
    );
    project.write('baml_src/main.baml', PROJECT.replace('"us-east-1"', 'env.constructor'));
    expect(await failed()).toContainEqual(expect.objectContaining({ name: 'variables', detail: 'constructor is not set (option region)' }));
    project.write('baml_src/main.baml', PROJECT.replace('"us-east-1"', 'env.MY_REGION'));
    expect((await findings(['--no-invoke'], { MY_REGION: 'eu-west-1' })).find(({ name }) => name === 'region')).toMatchObject({
      detail: 'eu-west-1 (client option region, MY_REGION)',
    });
  });

  it('is what the service says, with advice', async () => {
    const message = 'Invocation of model ID anthropic.claude-3-haiku-20240307-v1:0 with on-demand throughput isn’t supported.';
    bedrock.respond({ error: { name: 'ValidationException', message } });
    const { code, stdout } = await doctor();
    expect(code).toBe(4);
    expect(stdout).toMatch(/✗ call .*on-demand throughput/);
    expect(stdout).toContain('try us.anthropic.claude-3-haiku-20240307-v1:0');
  });

  it('is credentials that nobody knows', async () => {
    const { code, stdout } = await doctor([], { AWS_ACCESS_KEY_ID: 'AKIDUNKNOWN' });
    expect(code).toBe(4);
    expect(stdout).toContain('AWS does not know these credentials (source: environment variables)');
  });
});

it('examines the clients that are asked for', async () => {
  project.write('baml_src/more.baml', CLIENT.replace('Bedrock', 'Second'));
  const clients = new Set((await findings(['--no-invoke', '--client', 'Second'])).map(({ client }) => client));
  expect([...clients]).toEqual([undefined, 'Second']);
  expect(await doctor(['--client', 'Secnd'])).toMatchObject({ code: 2, stderr: expect.stringContaining('did you mean `Second`') });
});

const HAIKU = 'anthropic.claude-3-haiku-20240307-v1:0';

describe('the identity', () => {
  it('is asked for', async () => {
    expect(await findings(['--no-invoke'], { AWS_ENDPOINT_URL_STS: bedrock.url })).toContainEqual({
      client: 'Bedrock',
      name: 'identity',
      status: 'ok',
      detail: 'arn:aws:iam::123456789012:user/local (account 123456789012)',
    });
  });

  it('fails for credentials that are not accepted', async () => {
    const found = await failed(['--no-invoke'], { AWS_ENDPOINT_URL_STS: bedrock.url, AWS_SECRET_ACCESS_KEY: 'wrong' });
    expect(found).toEqual([expect.objectContaining({ name: 'identity', advice: expect.stringContaining('from environment variables') })]);
  });

  it('need not be known', async () => {
    const { code, stdout } = await doctor([], { AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1' });
    expect(code).toBe(0);
    expect(stdout).toMatch(/! identity +not known: .*ECONNREFUSED/);
    expect(stdout).toMatch(/✓ call /);
  });

  it('shows a clock that is wrong', async () => {
    const ahead = 3_600_000;
    const other = await startLocalBedrock({ clock: { now: () => Date.now() + ahead, sleep: () => Promise.resolve() } });
    const found = await failed(['--no-invoke'], { AWS_ENDPOINT_URL_STS: other.url });
    await other.close();
    expect(found).toEqual([expect.objectContaining({ name: 'clock', status: 'warning', detail: '60 minutes behind AWS' })]);
  });
});

describe('access to the model', () => {
  /** Answers of the control plane by path; a function gets the region. */
  let answers: Record<string, unknown>;
  let control: Server;
  let url: string;

  beforeAll(async () => {
    control = createServer(({ url: path = '', headers }, response) => {
      const region = /Credential=[^/]*\/\d+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '';
      const found = answers[decodeURIComponent(path)];
      const answer = typeof found === 'function' ? found(region) : found;
      const isError = typeof answer === 'string' || answer === undefined;
      const error = { 'x-amzn-errortype': answer ?? 'ResourceNotFoundException' };
      response.writeHead(isError ? 400 : 200, { 'content-type': 'application/json', ...(isError && error) });
      response.end(JSON.stringify(isError ? { message: 'refused' } : answer));
    });
    await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(control.address() as AddressInfo).port}`;
  });
  afterAll(() => control.close());
  beforeEach(() => {
    answers = {
      [`/foundation-models/${HAIKU}`]: { modelDetails: { modelArn: 'a', modelId: HAIKU, inferenceTypesSupported: ['ON_DEMAND'] } },
      [`/foundation-model-availability/${HAIKU}`]: { authorizationStatus: 'AUTHORIZED', entitlementAvailability: 'AVAILABLE' },
      '/inference-profiles': {
        inferenceProfileSummaries: [
          { inferenceProfileId: `eu.${HAIKU}`, models: [{ modelArn: `arn:aws:bedrock:x::foundation-model/${HAIKU}` }] },
        ],
      },
    };
  });

  const access = async (): Promise<Finding | undefined> => {
    const found = await findings(['--no-invoke'], { AWS_ENDPOINT_URL_BEDROCK: url });
    return found.find(({ name }) => name === 'access');
  };

  it('is granted', async () => {
    expect(await access()).toMatchObject({ status: 'ok', detail: `${HAIKU} is available in us-east-1, access granted` });
  });

  it('is not granted', async () => {
    answers[`/foundation-model-availability/${HAIKU}`] = {
      authorizationStatus: 'NOT_AUTHORIZED',
      entitlementAvailability: 'NOT_AVAILABLE',
    };
    expect(await access()).toMatchObject({
      status: 'failed',
      detail: `${HAIKU}: the account is not authorized, access is not granted`,
      advice: expect.stringContaining('us-east-1.console.aws.amazon.com/bedrock'),
    });
  });

  it('needs another region', async () => {
    const model = answers[`/foundation-models/${HAIKU}`];
    answers[`/foundation-models/${HAIKU}`] = (region: string) => (region.startsWith('eu-') ? model : undefined);
    expect(await access()).toMatchObject({
      status: 'failed',
      detail: `us-east-1 does not have ${HAIKU}`,
      advice: 'Regions that have it: eu-central-1, eu-west-1, eu-west-3.',
    });
  });

  it('needs an inference profile', async () => {
    answers[`/foundation-models/${HAIKU}`] = {
      modelDetails: { modelArn: 'a', modelId: HAIKU, inferenceTypesSupported: ['INFERENCE_PROFILE'] },
    };
    expect(await access()).toMatchObject({ status: 'failed', advice: `Write model "eu.${HAIKU}".` });
  });

  it('needs an inference profile of the region', async () => {
    project.write('baml_src/main.baml', PROJECT.replace(HAIKU, `us.${HAIKU}`));
    expect(await access()).toMatchObject({
      status: 'failed',
      detail: `us-east-1 does not have the inference profile us.${HAIKU}`,
      advice: `Write model "eu.${HAIKU}".`,
    });
    answers[`/inference-profiles/us.${HAIKU}`] = {};
    expect(await access()).toMatchObject({ status: 'ok' });
  });

  it('may be hidden', async () => {
    answers[`/foundation-models/${HAIKU}`] = 'AccessDeniedException';
    expect(await access()).toMatchObject({ status: 'warning', advice: expect.stringContaining('bedrock:GetFoundationModel') });
  });
});

describe('the way to the endpoint', () => {
  const endpoint = async (value: string, variables: Readonly<Record<string, string>> = {}): Promise<Finding | undefined> => {
    const found = await findings(['--no-invoke'], { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: value, ...variables });
    return found.find(({ name }) => name === 'endpoint');
  };

  it('is told step by step', async () => {
    expect((await endpoint(bedrock.url))?.detail).toMatch(/^http:\/\/127\.0\.0\.1:\d+ \(127\.0\.0\.1, HTTP 404, \d+ ms\)$/);
  });

  it.each([
    ['a name that does not resolve', 'https://bedrock.invalid', 'does not resolve'],
    ['a port where nobody listens', 'http://127.0.0.1:1', 'Nothing listens there'],
  ])('ends at %s', async (_, value, advice) => {
    expect(await endpoint(value)).toMatchObject({ status: 'failed', advice: expect.stringContaining(advice) });
  });

  it('ends where nobody speaks TLS', async () => {
    const found = await endpoint(bedrock.url.replace('http:', 'https:'));
    expect(found).toMatchObject({ status: 'failed', advice: expect.stringContaining('is it meant to begin with http://?') });
  });
});

describe('refused calls', () => {
  it.each([
    [
      'permission',
      {
        name: 'AccessDeniedException',
        message:
          'User: arn:aws:iam::1:user/a is not authorized to perform: bedrock:InvokeModel on resource: arn:aws:bedrock:us-east-1::foundation-model/x',
      },
      /"Action": "bedrock:InvokeModel",\n +"Resource": "arn:aws:bedrock:us-east-1::foundation-model\/x"/,
    ],
    [
      'access',
      { name: 'AccessDeniedException', message: "You don't have access to the model with the specified model ID." },
      /Request it in the Bedrock console/,
    ],
    ['quota', { name: 'ThrottlingException', message: 'Too many tokens per day, please wait before trying again.' }, /tokens per day/],
  ])('show the missing %s', async (name, error, advice) => {
    bedrock.respond({ error });
    expect(await failed()).toEqual([expect.objectContaining({ name, status: 'failed', advice: expect.stringMatching(advice) })]);
  });
});

it('tells a proxy that is set and not used', async () => {
  const variables = {
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: 'https://nowhere.amazonaws.com',
    AWS_ENDPOINT_URL: bedrock.url,
    HTTP_PROXY: 'http://127.0.0.1:1',
  };
  const found = await findings(['--no-invoke'], variables);
  expect(found).toContainEqual(
    expect.objectContaining({ name: 'proxy', status: 'warning', advice: expect.stringContaining('proxy_url env.HTTP_PROXY') }),
  );
});

it('examines models that are named without a client', async () => {
  project.write('baml_src/more.baml', 'function Short() -> string {\n  client "aws-bedrock/amazon.nova-lite-v1:0"\n  prompt #"x"#\n}\n');
  const found = await findings(['--client', 'aws-bedrock/amazon.nova-lite-v1:0'], { AWS_REGION: 'us-east-1' });
  expect(found.at(-1)).toMatchObject({ client: 'aws-bedrock/amazon.nova-lite-v1:0', name: 'call', status: 'ok' });
  expect(calls().map(({ modelId }) => modelId)).toEqual(['amazon.nova-lite-v1:0']);
});

it('needs a region', async () => {
  project.write('baml_src/main.baml', PROJECT.replace('region "us-east-1"', ''));
  const found = await failed(['--no-invoke'], { HOME: project.path, AWS_CONFIG_FILE: `${project.path}/none` });
  expect(found).toContainEqual(expect.objectContaining({ name: 'region', advice: 'Set AWS_REGION, or the option region of the client.' }));
});

it('sums up', async () => {
  project.write('baml_src/more.baml', CLIENT.replace('Bedrock', 'Second').replace('"us-east-1"', 'env.MISSING'));
  expect(await doctor(['--no-invoke'])).toMatchObject({ code: 4, stderr: '\n1 of 2 clients cannot work: Second.\n' });
  expect(await doctor(['--no-invoke', '--client', 'Bedrock'])).toMatchObject({ stderr: '\nNothing stands in the way of 1 client.\n' });
});

it.each([
  [5, 'warning'],
  [60, 'ok'],
])('tells how long credentials last: %i minutes are %s', async (minutes, status) => {
  const { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey } = bedrock.credentials;
  const Expiration = new Date(Date.now() + minutes * 60_000).toISOString();
  project.write('keys.json', JSON.stringify({ Version: 1, AccessKeyId, SecretAccessKey, Expiration }));
  project.write('aws.ini', `[profile dev]\ncredential_process = cat ${project.path}/keys.json\n`);
  const files = { AWS_CONFIG_FILE: `${project.path}/aws.ini`, AWS_SHARED_CREDENTIALS_FILE: `${project.path}/none`, HOME: project.path };
  const found = await findings(['--no-invoke'], { ...files, AWS_PROFILE: 'dev', AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
  expect(found).toContainEqual({
    client: 'Bedrock',
    name: 'credentials',
    status,
    detail: `sigv4 from profile "dev", valid until ${Expiration}`,
    ...(status === 'warning' && { advice: expect.stringContaining('expire soon') }),
  });
});

it('says how to sign in again', async () => {
  project.write(
    'aws.ini',
    '[profile dev]\nsso_start_url = https://sso.invalid/start\nsso_region = us-east-1\nsso_account_id = 1\nsso_role_name = r\n',
  );
  const files = { AWS_CONFIG_FILE: `${project.path}/aws.ini`, AWS_SHARED_CREDENTIALS_FILE: `${project.path}/none`, HOME: project.path };
  const found = await failed(['--no-invoke'], { ...files, AWS_PROFILE: 'dev', AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
  expect(found).toEqual([expect.objectContaining({ name: 'credentials', advice: 'Run `aws sso login --profile dev`.' })]);
});
