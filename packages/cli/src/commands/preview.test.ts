import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProjectFolder, type ProjectFolder } from '../../../../test/support/project-folder.ts';

const SOURCES = `client<llm> Bedrock {
  provider aws-bedrock
  options {
    model "anthropic.claude-3-haiku-20240307-v1:0"
    region env.SOME_REGION
    access_key_id env.SOME_KEY
    secret_access_key env.SOME_SECRET
  }
}

function Ask(text: string, photo: image?) -> string {
  client Bedrock
  prompt #"{{ _.role("system") }}Be kind.{{ _.role("user") }}{{ text }}{% if photo %}{{ photo }}{% endif %}"#
}

test First {
  functions [Ask]
  args {
    text "It's me"
    photo { base64 "iVBORw0KGgo=", media_type "image/png" }
  }
}
`;

let project: ProjectFolder;
beforeEach(() => {
  project = createProjectFolder();
  project.write('baml_src/main.baml', SOURCES);
});
afterEach(() => project.remove());

const preview = async (...args: string[]): Promise<string> => {
  const { code, stdout, stderr } = await project.run(['preview', ...args]);
  expect(code, stderr).toBe(0);
  return stdout;
};

it('shows the chat of the only test, without credentials', async () => {
  const { stdout, stderr } = await project.run(['preview', 'Ask']);
  expect(stdout).toBe("── system ──\nBe kind.\n\n── user ──\nIt's me\n[image image/png 8 B]\n");
  expect(stderr).toMatch(/Bedrock {3}anthropic\.claude-3-haiku-20240307-v1:0 {3}15 characters {3}≈ 4 tokens \(estimate\)/);
});

it('shows messages and body as JSON', async () => {
  expect(JSON.parse(await preview('Ask', '-a', 'text=Hi', '--messages'))).toEqual({
    system: [{ text: 'Be kind.' }],
    messages: [{ role: 'user', content: [{ text: 'Hi' }] }],
  });
  expect(JSON.parse(await preview('Ask::First', '--body'))).toMatchObject({ messages: [{ role: 'user' }] });
});

it('prints a curl command that signs by itself', async () => {
  const command = await preview('Ask::First', '--curl', '--stream');
  expect(command).toMatch(/^curl -X POST 'https:\/\/bedrock-runtime\.us-east-1\.[^']*\/converse-stream'/);
  expect(command).toContain('--aws-sigv4 "aws:amz:us-east-1:bedrock"');
  expect(command).toContain(String.raw`It'\''s me`);
  expect(command).not.toMatch(/authorization|x-amz-date/i);
});

it('prints a signed curl command on request', async () => {
  const env = { SOME_REGION: 'eu-west-1', SOME_KEY: 'AKIDEXAMPLE', SOME_SECRET: 'secret' };
  const { stdout, stderr } = await project.run(['preview', 'Ask', '--curl', '--signed'], { env });
  expect(stdout).toMatch(/authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d+\/eu-west-1\/bedrock/);
  expect(stderr).toContain('5 minutes');
});

it('gives the same to machines', async () => {
  const json = async (...args: string[]): Promise<unknown> => JSON.parse(await preview('Ask', '--json', ...args));
  const about = { ok: true, client: 'Bedrock', url: expect.stringContaining('/converse') };
  expect(await json()).toEqual({ ...about, body: expect.objectContaining({ system: [{ text: 'Be kind.' }] }) });
  expect(await json('--messages')).toMatchObject({ ...about, messages: [{ role: 'user' }] });
  expect(await json('--curl')).toEqual({ ...about, curl: expect.stringContaining('--aws-sigv4') });
  expect(await project.run(['preview', 'Ask', '--body', '--curl'])).toMatchObject({ code: 2 });
});

it('asks which test, when there are several', async () => {
  project.write('baml_src/more.baml', 'test Second {\n  functions [Ask]\n  args {\n    text "b"\n  }\n}\n');
  const { code, stderr } = await project.run(['preview', 'Ask']);
  expect(code).toBe(2);
  expect(stderr).toContain('There are several tests: First, Second.');
});
