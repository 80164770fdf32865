import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CLIENT, createProjectFolder, type Outcome, type ProjectFolder } from '../../../../test/support/project-folder.ts';

const SOURCES = `${CLIENT}
client<llm> Other {
  provider aws-bedrock
  options {
    model "amazon.nova-lite-v1:0"
    region "us-east-1"
  }
}

class Person {
  name string
}

function Find(text: string, years: int?, photo: image?) -> Person {
  client Bedrock
  prompt #"{{ text }}/{{ years }}{% if photo %}{{ photo }}{% endif %} {{ ctx.output_format }}"#
}

template_string Greet(name: string) #"Hello {{ name }}!"#

test Ann {
  functions [Find]
  args {
    text Greet("Ann")
    years 40
    photo { file "cat.png" }
  }
}
`;

let bedrock: LocalBedrock;
let project: ProjectFolder;

beforeAll(async () => {
  bedrock = await startLocalBedrock();
});
afterAll(() => bedrock.close());
beforeEach(() => {
  project = createProjectFolder();
  project.write('baml_src/deep/main.baml', SOURCES);
  project.write('baml_src/deep/cat.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a));
  bedrock.reset();
  bedrock.respond({ json: { name: 'Ann' } });
});
afterEach(() => project.remove());

function call(args: readonly string[], { stdin = '', isTerminal = false } = {}): Promise<Outcome> {
  const { accessKeyId, secretAccessKey } = bedrock.credentials;
  const env = { AWS_ENDPOINT_URL_BEDROCK_RUNTIME: bedrock.url, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  return project.run(['call', 'Find', ...args], { env, stdin, isTerminal });
}

/** The content of the first message that the endpoint got. */
function sentContent(): unknown {
  const body = JSON.parse(bedrock.requests.at(-1)?.body ?? '{}') as { readonly messages: readonly { readonly content: unknown }[] };
  return body.messages[0]?.content;
}

describe('arguments', () => {
  it.each([
    ['single ones', ['-a', 'text=5', '-a', 'years=7'], '5/7'],
    ['an object', ['--args', '{"text": "a", "years": 3}'], 'a/3'],
    ['standard input', ['--args', '-'], 'piped/'],
    ['a file', ['--args', '@args.json', '-a', 'years=4'], 'filed/4'],
    ['the text of a file', ['-a', 'text=@note.txt'], 'noted/'],
  ])('are taken from %s', async (_, args, expected) => {
    project.write('args.json', '{"text": "filed", "years": 1}');
    project.write('note.txt', 'noted');
    expect(await call(args, { stdin: '{"text": "piped"}' })).toMatchObject({ code: 0, stdout: '{\n  "name": "Ann"\n}\n' });
    expect(sentContent()).toEqual([{ text: expect.stringContaining(expected) }]);
  });

  it('of a test may be template strings and media files', async () => {
    expect(await call(['--test', 'Ann'])).toMatchObject({ code: 0 });
    expect(sentContent()).toEqual([
      { text: expect.stringContaining('Hello Ann!/40') },
      { image: { format: 'png', source: { bytes: 'iVBORw0KGgo=' } } },
      { text: expect.any(String) },
    ]);
  });

  it('may be media of the command line', async () => {
    expect(await call(['-a', 'text=x', '-a', 'photo=@baml_src/deep/cat.png'])).toMatchObject({ code: 0 });
    expect(sentContent()).toContainEqual({ image: { format: 'png', source: { bytes: 'iVBORw0KGgo=' } } });
  });

  it.each([
    ['an unknown name', ['-a', 'txt=1'], 2, /no parameter txt; did you mean `text`/],
    ['no name', ['-a', 'text'], 2, /Cannot read the argument text/],
    ['no object', ['--args', '[1]'], 2, /not a JSON object/],
    ['a missing file', ['-a', 'text=@nowhere'], 2, /There is no file nowhere/],
    ['an unknown test', ['--test', 'An'], 2, /did you mean `Ann`/],
    ['an unknown client', ['-a', 'text=x', '--client', 'Othr'], 2, /no client Othr; did you mean `Other`/],
    ['a missing argument', [], 1, /text: expected string, got nothing\nGive arguments with -a/],
    ['a value of another type', ['-a', 'text=x', '-a', 'years=many'], 1, /years: expected int/],
  ])('are refused: %s', async (_, args, code, stderr) => {
    expect(await call(args)).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(stderr) });
    expect(bedrock.requests).toEqual([]);
  });
});

describe('results', () => {
  it('come with client, model and tokens on standard error', async () => {
    const { stderr } = await call(['-a', 'text=x', '--client', 'Other']);
    expect(stderr).toMatch(/^Other {3}amazon\.nova-lite-v1:0 {3}\d+ ms {3}\d+ → \d+ tokens\n$/);
  });

  it('are objects for machines', async () => {
    const { stdout } = await call(['-a', 'text=x', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      value: { name: 'Ann' },
      client: 'Bedrock',
      usage: { outputTokens: expect.any(Number) },
    });
  });

  it('stream as one JSON value a line', async () => {
    bedrock.reset();
    bedrock.respond({ chunks: ['{"name": "A', 'nn"}'] });
    const { stdout } = await call(['-a', 'text=x', '--stream']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual(expect.arrayContaining([{ name: 'A' }, { name: 'Ann' }]));
    expect(lines.at(-1)).toBe('{"name":"Ann"}');
  });

  it('are drawn again in place on a terminal', async () => {
    bedrock.reset();
    bedrock.respond({ chunks: ['{"name": "A', 'nn"}'] });
    const { stdout } = await call(['-a', 'text=x', '--stream'], { isTerminal: true });
    expect(stdout).toContain('"name": "A"\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for
    expect(stdout).toMatch(/\u001b\[2K[\s\S]*\{\n {2}"name": "Ann"\n\}\n$/);
  });

  it('are the text of the model with --raw, even when it does not fit', async () => {
    bedrock.reset();
    bedrock.respond('No idea.');
    expect(await call(['-a', 'text=x', '--raw'])).toMatchObject({ code: 0, stdout: 'No idea.\n' });
    expect(await call(['-a', 'text=x', '--raw', '--json'])).toMatchObject({ stdout: '{"ok":true,"raw":"No idea."}\n' });
    expect(await call(['-a', 'text=x'])).toMatchObject({ code: 1, stdout: '' });
  });
});

describe('failures', () => {
  it.each([
    ['AccessDeniedException', 4],
    ['ValidationException', 1],
  ])('of the service: %s ends with %i', async (name, code) => {
    bedrock.reset();
    bedrock.respond({ error: name });
    expect(await call(['-a', 'text=x'])).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(name) });
  });
});

it('is broken off with Ctrl-C', async () => {
  bedrock.fail('slow-headers=60000');
  const running = call(['-a', 'text=x']);
  await vi.waitFor(() => expect(bedrock.requests).toHaveLength(1), { timeout: 20_000 });
  process.emit('SIGINT');
  expect(await running).toMatchObject({ code: 3, stdout: '' });
});

describe('.env', () => {
  const args = ['call', 'Find', '-a', 'text=x'];
  const file = (): string => {
    const { accessKeyId, secretAccessKey } = bedrock.credentials;
    return `AWS_ENDPOINT_URL_BEDROCK_RUNTIME=${bedrock.url}\nAWS_ACCESS_KEY_ID=${accessKeyId}\nAWS_SECRET_ACCESS_KEY=${secretAccessKey}\n`;
  };

  it('is read beside the project, from below too', async () => {
    project.write('.env', file());
    project.write('below/note.txt', '');
    expect(await project.run(args)).toMatchObject({ code: 0 });
    expect(await project.run(args, { directory: 'below' })).toMatchObject({ code: 0 });
  });

  it('loses against real variables, and may be another file', async () => {
    project.write('test.env', file());
    expect(await project.run([...args, '--dotenv-path', 'test.env'])).toMatchObject({ code: 0 });
    const env = { AWS_SECRET_ACCESS_KEY: 'wrong' };
    expect(await project.run([...args, '--dotenv-path', 'test.env'], { env })).toMatchObject({ code: 4 });
    expect(await project.run([...args, '--dotenv-path', 'none.env'])).toMatchObject({ code: 2 });
    project.write('.env', file());
    expect(await project.run([...args, '--no-dotenv'], { env: { HOME: project.path, AWS_EC2_METADATA_DISABLED: 'true' } })).toMatchObject({
      code: 4,
    });
  });
});
