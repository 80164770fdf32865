import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProjectFolder, PROJECT, type ProjectFolder } from '../../../../test/support/project-folder.ts';
import { main } from '../main.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = createProjectFolder();
});
afterEach(() => project.remove());

describe('init', () => {
  it('writes a project that compiles, and its client', async () => {
    project.write('package.json', '{\n  "name": "app",\n  "type": "module"\n}\n');
    const { code, stderr } = await project.run(['init']);
    expect(code).toBe(0);
    expect(stderr).toContain('+ baml_src/resume.baml');
    expect(JSON.parse(project.read('package.json'))).toMatchObject({ scripts: { generate: 'outcrop generate' } });
    expect(await project.run(['check', '--deny-warnings'])).toMatchObject({ code: 0 });
    expect(await project.run(['generate', '--check'])).toMatchObject({ code: 0 });
    expect(await project.run(['fmt', '--check'])).toMatchObject({ code: 0 });
  });

  it('never overwrites', async () => {
    project.write('baml_src/resume.baml', PROJECT);
    expect(await project.run(['init'])).toMatchObject({ code: 1, stderr: expect.stringContaining('baml_src exists already') });
    expect(await project.run(['init', '--force', '--region', 'eu-west-1'])).toMatchObject({ code: 0 });
    expect(project.read('baml_src/resume.baml')).toBe(PROJECT);
    expect(project.read('baml_src/clients.baml')).toContain('region "eu-west-1"');
  });

  it('writes nothing for what cannot be a region', async () => {
    expect(await project.run(['init', '--region', 'x y'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/must be a region .*"x y"/),
    });
    expect(project.has('baml_src')).toBe(false);
  });

  it('takes region and profile from the surroundings', async () => {
    await project.run(['init', 'app', '--yes'], { env: { AWS_REGION: 'eu-central-1' } });
    expect(project.read('app/baml_src/clients.baml')).toMatch(/model "eu\.anthropic\.claude-[^"]+"\n {4}region "eu-central-1"/);
    project.write('aws.ini', '[profile dev]\nregion = ap-south-1\n');
    await project.run(['init', 'other'], { env: { AWS_CONFIG_FILE: `${project.path}/aws.ini`, AWS_PROFILE: 'dev' } });
    expect(project.read('other/baml_src/clients.baml')).toMatch(/model "global\.[^"]+"\n {4}region "ap-south-1"/);
  });

  it('leaves the region open where nothing names one', async () => {
    await project.run(['init'], { env: { HOME: project.path } });
    expect(project.read('baml_src/clients.baml')).not.toContain('region "');
  });

  it('sets the output type, and prints what to do next', async () => {
    const { stderr } = await project.run(['init', 'app', '--client-type', 'typescript/react']);
    expect(project.read('app/baml_src/generators.baml')).toContain('output_type "typescript/react"');
    expect(stderr).toMatch(/✓ 3 files, 1 function, 2 classes, no problems/);
    expect(stderr).toMatch(/Next:\n {2}cd app && npm install outcrop.*\n {2}npx outcrop doctor.*\n {2}npx outcrop call/);
  });

  it('leaves out what is installed', async () => {
    const installed = { dependencies: { outcrop: '^0.1.0' }, devDependencies: { '@outcrop/cli': '^0.1.0' } };
    project.write('package.json', JSON.stringify({ type: 'module', ...installed }));
    const { stderr } = await project.run(['init']);
    expect(stderr).toMatch(/Next:\n {2}npx outcrop doctor/);
    expect(stderr).toContain("from './baml_client/index.js'");
  });

  it('tells machines what it wrote', async () => {
    const { stdout } = await project.run(['init', '--json']);
    const files = ['generators', 'clients', 'resume'].map((name) => `baml_src/${name}.baml`);
    expect(JSON.parse(stdout)).toEqual({ ok: true, written: files });
  });
});

describe('questions', () => {
  /** Runs `init` at a terminal on which somebody presses the keys of each question when its words appear. */
  async function answer(questions: readonly (readonly [words: string, keys: string])[], ...args: string[]): Promise<number> {
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => stdin });
    const stderr = Object.assign(new PassThrough(), { isTTY: true, columns: 100, rows: 40 });
    const pending = [...questions];
    stderr.on('data', (shown: Buffer) => {
      if (pending[0] === undefined || !shown.toString().includes(pending[0][0])) return;
      const [, keys] = pending.shift() ?? ['', ''];
      setImmediate(() => stdin.write(keys));
    });
    const env = { HOME: project.path, AWS_REGION: 'us-west-2' };
    return main(['init', ...args], { stdin, stderr, stdout: new PassThrough(), env, workingDirectory: project.path });
  }

  it('are asked for what the command line leaves open', async () => {
    const questions = [
      ['Folder', 'app\r'],
      ['AWS region', '\r'],
      ['Model', '\u001b[B\r'],
      ['Modules', '\u001b[A\r'],
    ] as const;
    expect(await answer(questions)).toBe(0);
    expect(project.read('app/baml_src/clients.baml')).toMatch(/model "us\.anthropic\.claude-haiku[^"]+"\n {4}region "us-west-2"/);
    expect(project.read('app/baml_src/generators.baml')).toContain('module_format "esm"');
  });

  it('are asked again for a folder that has a project', async () => {
    project.write('baml_src/main.baml', PROJECT);
    const questions = [
      ['Folder', '\r'],
      ['baml_src exists already.', 'new\r'],
      ['AWS region', '\r'],
      ['Model', '\r'],
      ['Modules', '\r'],
    ] as const;
    expect(await answer(questions)).toBe(0);
    expect(project.has('new/baml_src/resume.baml')).toBe(true);
  });

  it('may be broken off', async () => {
    expect(await answer([['Model', '\u0003']], 'app', '--region', 'eu-west-1')).toBe(3);
    expect(project.has('app')).toBe(false);
  });

  it('are not asked with --yes', async () => {
    expect(await answer([], '--yes')).toBe(0);
    expect(project.has('baml_src/clients.baml')).toBe(true);
  });
});
