import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CLIENT, createProjectFolder, type Outcome, type ProjectFolder } from '../../../../test/support/project-folder.ts';
import { main } from '../main.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = createProjectFolder();
  project.write('baml_src/main.baml', `${CLIENT}function Say(text: string) -> string {\n  client Bedrock\n  prompt #"{{ text }}"#\n}\n`);
});
afterEach(() => project.remove());

/** Runs the endpoint in the background, does something with the variables that it prints, and interrupts it. */
async function withEndpoint(args: readonly string[], act: (env: Readonly<Record<string, string>>) => Promise<void>): Promise<void> {
  let printed = '';
  const stdout = { write: (text: string) => (printed += text) };
  const stdin = (async function* () {})();
  const running = main(['local', '--port', '0', ...args], {
    stdin,
    stdout,
    stderr: { write: () => {} },
    env: {},
    workingDirectory: project.path,
  });
  await vi.waitFor(() => expect(printed).toContain('AWS_REGION='), { timeout: 20_000 });
  try {
    await act(Object.fromEntries([...printed.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value])));
  } finally {
    process.emit('SIGINT');
  }
  expect(await running).toBe(0);
}

const say = (env: Readonly<Record<string, string>>): Promise<Outcome> => project.run(['call', 'Say', '-a', 'text=Hello'], { env });

it('prints what other commands need, and stops when it is interrupted', async () => {
  await withEndpoint(['--echo'], async (env) => {
    expect(env).toMatchObject({ AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
    expect(await say(env)).toMatchObject({ code: 0, stdout: 'Hello\n' });
    expect(await say({ ...env, AWS_SECRET_ACCESS_KEY: 'wrong' })).toMatchObject({ code: 4 });
  });
});

it('accepts the keys of the project as well', async () => {
  project.write('.env', 'AWS_ACCESS_KEY_ID=AKIDPROJECT\nAWS_SECRET_ACCESS_KEY=secret\n');
  await withEndpoint(['--echo'], async ({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME = '' }) => {
    expect(await say({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME })).toMatchObject({ code: 0 });
  });
});

it('answers from a script, with faults', async () => {
  project.write('script.json', '[{"match": {"contains": "Hello"}, "reply": {"text": "scripted"}}]');
  await withEndpoint(['--script', 'script.json'], async (env) => {
    expect(await say(env)).toMatchObject({ stdout: 'scripted\n' });
  });
  await withEndpoint(['--fail', 'error=ValidationException:1'], async (env) => {
    expect(await say(env)).toMatchObject({ code: 1, stderr: expect.stringContaining('ValidationException') });
  });
});

it.each([
  [['--fail', 'nonsense'], 2, 'Unknown fault "nonsense"'],
  [['--fail', 'throttle:7'], 2, 'Write a fault, or a fault and its share from 0 to 1'],
  [['--script', 'none.json'], 2, 'There is no file'],
  [['--script', 'baml_src'], 2, 'Cannot read the script'],
  [['--recordings', 'none'], 2, 'There is no folder'],
  [['--chunk', '0'], 2, 'Give a whole number, 1 or more'],
  [['--port', '70000'], 2, 'A port is a number'],
])('refuses %j', async (args, code, stderr) => {
  expect(await project.run(['local', ...args])).toMatchObject({ code, stderr: expect.stringContaining(stderr) });
});

it('tells when its port is in use', async () => {
  await withEndpoint([], async ({ AWS_ENDPOINT_URL_BEDROCK_RUNTIME = '' }) => {
    const { port } = new URL(AWS_ENDPOINT_URL_BEDROCK_RUNTIME);
    expect(await project.run(['local', '--port', port])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining(`Port ${port} is in use.`),
    });
  });
});
