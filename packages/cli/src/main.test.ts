import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { main } from './main.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-cli-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(...args: string[]): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text;
    },
  });
  const code = await main(args, { stdout: stream('stdout'), stderr: stream('stderr'), env: {}, workingDirectory: folder });
  return { code, ...written };
}

function write(path: string, text: string): void {
  const target = join(folder, path);
  mkdirSync(join(target, '..'), { recursive: true });
  writeFileSync(target, text);
}

const CLIENT = `client<llm> Bedrock {
  provider aws-bedrock
  options {
    model "anthropic.claude-3-haiku-20240307-v1:0"
    region "us-east-1"
  }
}
`;

const PROJECT = `${CLIENT}
class Person {
  name string
}

function Find(text: string) -> Person {
  client Bedrock
  prompt #"{{ text }} {{ ctx.output_format }}"#
}
`;

describe('usage', () => {
  it.each([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [['--help'], 0, /generate/],
    [['generate', '--help'], 0, /--check/],
  ])('%j prints to standard output', async (args, code, expected) => {
    expect(await run(...args)).toMatchObject({ code, stdout: expect.stringMatching(expected), stderr: '' });
  });

  it.each([
    [[], /Usage: outcrop/],
    [['generat'], /unknown command 'generat'[\s\S]*generate/],
    [['check', '--form', 'x'], /unknown option '--form'/],
    [['local', '--port', 'x'], /A port is a number/],
    [['check', '--explain', 'OC999'], /no diagnostic OC999/],
  ])('%j is wrong usage', async (args, expected) => {
    expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(expected) });
  });
});

describe('check', () => {
  it('counts what it read', async () => {
    write('baml_src/main.baml', PROJECT);
    expect(await run('check')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/✓ 1 file, 1 function, 1 class, no problems/),
    });
  });

  it('finds the sources from below', async () => {
    write('baml_src/main.baml', PROJECT);
    write('deep/down/file.txt', '');
    folder = join(folder, 'deep', 'down');
    expect(await run('check')).toMatchObject({ code: 0 });
    folder = join(folder, '..', '..');
  });

  it('shows every problem with its place and a suggestion', async () => {
    write('baml_src/main.baml', `${CLIENT}class Persn {\n  age Int\n}\nclass Other {\n  who Person\n}\n`);
    const { code, stderr } = await run('check');
    expect(code).toBe(1);
    expect(stderr).toContain('baml_src/main.baml:9:7');
    expect(stderr).toContain('Persn');
    expect(stderr).toContain('2 errors in 1 file');
  });

  it('speaks JSON to machines, one object a line', async () => {
    write('baml_src/main.baml', 'class A {\n  b B\n}\n');
    const { code, stdout } = await run('check', '--format', 'json');
    expect(code).toBe(1);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([expect.objectContaining({ code: 'OC201', severity: 'error', file: 'baml_src/main.baml', line: 2, column: 5 })]);
  });

  it.each([
    ['no sources', [], /No baml_src folder in /],
    ['a missing folder', ['--from', 'nowhere'], /There is no folder .*nowhere/],
    ['an empty folder', ['--from', '.'], /No \.baml files in \./],
  ])('says what is missing: %s', async (_, args, expected) => {
    expect(await run('check', ...args)).toMatchObject({ code: 1, stderr: expect.stringMatching(expected) });
  });
});

describe('generate', () => {
  it('writes a client, then only what changed', async () => {
    write('baml_src/main.baml', PROJECT);
    expect(await run('generate')).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/✓ 10 files changed, 0 unchanged in baml_client/),
    });
    const before = statSync(join(folder, 'baml_client/types.ts')).mtimeMs;
    expect(await run('generate')).toMatchObject({ code: 0, stderr: expect.stringMatching(/✓ 0 files changed, 10 unchanged/) });
    expect(statSync(join(folder, 'baml_client/types.ts')).mtimeMs).toBe(before);
  });

  it('leaves everything as it is when the sources have errors', async () => {
    write('baml_src/main.baml', 'class A {\n  b B\n}\n');
    expect(await run('generate')).toMatchObject({ code: 1 });
    expect(existsSync(join(folder, 'baml_client'))).toBe(false);
  });

  it('deletes stale generated files and keeps foreign ones', async () => {
    write('baml_src/main.baml', PROJECT);
    write('baml_client/globals.ts', '// This file was generated by BAML: do not edit it.\n');
    write('baml_client/notes.md', 'mine');
    write('baml_client/mine.ts', 'export {};\n');
    expect(await run('generate')).toMatchObject({ code: 0 });
    expect(['globals.ts', 'notes.md', 'mine.ts'].map((name) => existsSync(join(folder, 'baml_client', name)))).toEqual([false, true, true]);
  });

  it('never overwrites a file that it did not write', async () => {
    write('baml_src/main.baml', PROJECT);
    write('baml_client/types.ts', 'export type Mine = 1;\n');
    expect(await run('generate')).toMatchObject({ code: 1, stderr: expect.stringMatching(/types\.ts was not generated/) });
    expect(readFileSync(join(folder, 'baml_client/types.ts'), 'utf8')).toBe('export type Mine = 1;\n');
    expect(existsSync(join(folder, 'baml_client/index.ts'))).toBe(false);
  });

  it('tells with --check whether the client is stale, and writes nothing', async () => {
    write('baml_src/main.baml', PROJECT);
    expect(await run('generate', '--check')).toMatchObject({ code: 1, stderr: expect.stringContaining('stale: baml_client/types.ts') });
    expect(existsSync(join(folder, 'baml_client'))).toBe(false);
    await run('generate');
    expect(await run('generate', '--check')).toMatchObject({ code: 0 });
  });

  it('runs on_generate in the folder of the client, and fails with it', async () => {
    const hook = (command: string): string =>
      `generator target {\n  output_type "typescript"\n  output_dir "../"\n  on_generate "${command}"\n}\n`;
    write('baml_src/main.baml', PROJECT + hook('pwd > seen.txt'));
    expect(await run('generate')).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'baml_client/seen.txt'), 'utf8')).toMatch(/baml_client\n$/);
    write('baml_src/main.baml', PROJECT + hook('echo broken; exit 3'));
    expect(await run('generate')).toMatchObject({ code: 1, stderr: expect.stringMatching(/exit code 3:\nbroken/) });
  });

  it('refuses to write literal secrets', async () => {
    write('baml_src/main.baml', PROJECT.replace('region', 'access_key_id "AKIDEXAMPLE"\n    secret_access_key "shh"\n    region'));
    const { code, stderr } = await run('generate');
    expect(code).toBe(1);
    expect(stderr).toContain('env.SECRET_ACCESS_KEY');
    expect(stderr).not.toContain('shh');
    expect(await run('generate', '--allow-literal-secrets')).toMatchObject({ code: 0 });
  });

  it('follows the package.json beside the client', async () => {
    write('baml_src/main.baml', PROJECT);
    write('package.json', JSON.stringify({ type: 'module', dependencies: { '@boundaryml/baml': 'npm:outcrop@0.1.0' } }));
    await run('generate');
    expect(readFileSync(join(folder, 'baml_client/async_client.ts'), 'utf8')).toMatch(/from '@boundaryml\/baml';\n.*'\.\/functions\.js'/);
  });
});

describe('init', () => {
  it('writes a project that compiles, and its client', async () => {
    write('package.json', '{\n  "name": "app",\n  "type": "module"\n}\n');
    const { code, stderr } = await run('init');
    expect(code).toBe(0);
    expect(stderr).toContain('+ baml_src/resume.baml');
    expect(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).toMatchObject({ scripts: { generate: 'outcrop generate' } });
    expect(await run('check', '--deny-warnings')).toMatchObject({ code: 0 });
    expect(await run('generate', '--check')).toMatchObject({ code: 0 });
    expect(await run('fmt', '--check')).toMatchObject({ code: 0 });
  });

  it('never overwrites', async () => {
    write('baml_src/resume.baml', PROJECT);
    expect(await run('init')).toMatchObject({ code: 1, stderr: expect.stringContaining('baml_src exists already') });
    expect(await run('init', '--force', '--region', 'eu-west-1')).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'baml_src/resume.baml'), 'utf8')).toBe(PROJECT);
    expect(readFileSync(join(folder, 'baml_src/clients.baml'), 'utf8')).toContain('region "eu-west-1"');
  });
});

describe('fmt', () => {
  it('lays out files, and leaves broken ones alone', async () => {
    write('baml_src/a.baml', 'class A {\n      x   int\n}\n');
    write('baml_src/b.baml', 'class B {\n x\n');
    expect(await run('fmt', '--check')).toMatchObject({ code: 1 });
    const { code, stderr } = await run('fmt');
    expect(code).toBe(1);
    expect(stderr).toContain('baml_src/a.baml');
    expect(readFileSync(join(folder, 'baml_src/a.baml'), 'utf8')).toBe('class A {\n  x int\n}\n');
    expect(readFileSync(join(folder, 'baml_src/b.baml'), 'utf8')).toBe('class B {\n x\n');
  });
});
