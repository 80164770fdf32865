import { afterEach, beforeEach, expect, it } from 'vitest';
import { CLIENT, createProjectFolder, type ProjectFolder } from '../../../../test/support/project-folder.ts';

const CLIENTS = `${CLIENT}
client<llm> Profile {
  provider aws-bedrock
  options {
    model "eu.anthropic.claude-sonnet-4-20250514-v1:0"
    region env.SOME_REGION
    guardrail_config {
      guardrail_identifier "gr1"
      guardrail_version "1"
    }
  }
}
`;

let project: ProjectFolder;
beforeEach(() => {
  project = createProjectFolder();
  project.write('baml_src/main.baml', CLIENTS);
});
afterEach(() => project.remove());

const policy = async (...args: string[]): Promise<unknown> => {
  const { stdout, stderr } = await project.run(['iam-policy', ...args], { env: { SOME_REGION: 'eu-west-1' } });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
};

it('allows what the clients of the project use, and nothing else', async () => {
  expect(await policy()).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'InvokeModels',
        Effect: 'Allow',
        Action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
        Resource: [
          'arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0',
          'arn:aws:bedrock:eu-west-1:*:inference-profile/eu.anthropic.claude-sonnet-4-20250514-v1:0',
          'arn:aws:bedrock:us-east-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0',
        ],
      },
      {
        Sid: 'ApplyGuardrails',
        Effect: 'Allow',
        Action: ['bedrock:ApplyGuardrail'],
        Resource: ['arn:aws:bedrock:eu-west-1:*:guardrail/gr1'],
      },
    ],
  });
});

it('may be for models, a VPC and a role', async () => {
  const role = 'arn:aws:iam::123456789012:role/model-user';
  expect(await policy('--models', 'anthropic.claude-*', '--vpc', 'vpc-1', '--assume-role', role, '--external-id', 'E1')).toMatchObject({
    role: {
      Statement: [
        { Resource: ['arn:aws:bedrock:*::foundation-model/anthropic.claude-*'], Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } },
      ],
    },
    caller: { Statement: [{ Action: ['sts:AssumeRole'], Resource: [role] }] },
    trust: { Statement: [{ Condition: { StringEquals: { 'sts:ExternalId': 'E1' } } }] },
  });
});

it('needs a role for an external id', async () => {
  expect(await project.run(['iam-policy', '--external-id', 'E1'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--assume-role'),
  });
});

it('needs a Bedrock client or models', async () => {
  project.write('baml_src/main.baml', 'class A {\n  b int\n}\n');
  expect(await project.run(['iam-policy'])).toMatchObject({ code: 1, stderr: expect.stringContaining('no Bedrock client') });
});
