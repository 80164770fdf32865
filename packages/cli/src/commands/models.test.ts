import { startLocalBedrock } from '@outcrop/local';
import { afterAll, describe, expect, it } from 'vitest';
import { createProjectFolder } from '../../../../test/support/project-folder.ts';

const project = createProjectFolder();
afterAll(() => project.remove());

it('says what models can do', async () => {
  const { code, stdout } = await project.run(['models', 'claude-sonnet-4-5', '--provider', 'anthropic']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^anthropic\.claude-sonnet-4-5-20250929-v1:0 {3}images, documents, reasoning, .*temperature or top_p\n$/);
});

it('lists facts for machines', async () => {
  const { stdout } = await project.run(['models', '--json', 'titan-embed-text-v2']);
  expect(JSON.parse(stdout)).toEqual({
    ok: true,
    models: [{ id: 'amazon.titan-embed-text-v2:0', facts: expect.objectContaining({ converse: false }) }],
  });
});

it('knows its providers', async () => {
  expect(await project.run(['models', '--provider', 'amazn'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('did you mean `amazon`'),
  });
});

describe('--live', () => {
  it('asks for the models and inference profiles of a region', async () => {
    const { url, credentials, close } = await startLocalBedrock();
    const { accessKeyId, secretAccessKey } = credentials;
    const env = { AWS_ENDPOINT_URL_BEDROCK: url, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
    const args = ['models', '--region', 'eu-west-1', 'nova-lite'];
    const { stdout, stderr } = await project.run(args, { env });
    expect(stdout).toMatch(/^amazon\.nova-lite-v1:0 {6}images.*\nus\.amazon\.nova-lite-v1:0 {3}images/);
    expect(stderr).toMatch(/1 of \d+ models in eu-west-1/);
    expect(JSON.parse((await project.run([...args, '--json'], { env })).stdout)).toMatchObject({
      ok: true,
      region: 'eu-west-1',
      models: [{ id: 'amazon.nova-lite-v1:0', onDemand: true, profiles: ['us.amazon.nova-lite-v1:0'], facts: { vision: true } }],
    });
    expect(await project.run(args, { env: { ...env, AWS_SECRET_ACCESS_KEY: 'wrong' } })).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/did not list its models: InvalidSignature.*\nCheck credentials/),
    });
    await close();
  });

  it('needs a region', async () => {
    const env = { AWS_CONFIG_FILE: `${project.path}/none`, HOME: project.path };
    expect(await project.run(['models', '--live'], { env })).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('AWS region is required'),
    });
  });
});
