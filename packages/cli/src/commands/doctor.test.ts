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

describe('a healthy project', () => {
  it('passes every step', async () => {
    const { code, stdout } = await doctor();
    expect(code).toBe(0);
    const steps = ['packages', 'sources', 'generated files', 'model', 'region', 'credentials', 'endpoint', 'call'];
    for (const step of steps) expect(stdout).toMatch(new RegExp(`^✓ ${step} `, 'm'));
    expect(stdout).toContain('us-east-1 (client option region)');
    expect(stdout).toContain('sigv4 from environment variables');
    expect(stdout).not.toContain(bedrock.credentials.secretAccessKey);
    expect(JSON.parse(bedrock.requests[0]?.body ?? '{}')).toMatchObject({ inferenceConfig: { maxTokens: 1 } });
  });

  it('is not called with --no-invoke', async () => {
    expect(await doctor(['--no-invoke'])).toMatchObject({ code: 0 });
    expect(bedrock.requests).toEqual([]);
  });
});

describe('what is wrong', () => {
  it('is told for the project', async () => {
    project.write('node_modules/outcrop/package.json', '{"name": "outcrop", "version": "0.0.1"}');
    project.write('baml_src/more.baml', 'class More {\n  a int\n}\n');
    expect(await failed(['--no-invoke'])).toEqual([
      expect.objectContaining({ name: 'packages', status: 'warning', detail: expect.stringContaining('outcrop 0.0.1') }),
      expect.objectContaining({ name: 'generated files', status: 'warning', advice: 'Run `outcrop generate`.' }),
    ]);
    project.write('baml_src/more.baml', 'class More {\n  a Nothing\n}\n');
    expect(await failed()).toContainEqual({ name: 'sources', status: 'failed', detail: '1 error', advice: 'Run `outcrop check`.' });
  });

  it('is a variable that is not set', async () => {
    project.write('baml_src/main.baml', PROJECT.replace('"us-east-1"', 'env.MY_REGION'));
    expect(await failed(['--client', 'Bedrock'])).toContainEqual(
      expect.objectContaining({ client: 'Bedrock', name: 'variables', detail: 'MY_REGION is not set (option region)' }),
    );
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
