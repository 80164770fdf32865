import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProjectFolder, PROJECT, type ProjectFolder } from '../../../test/support/project-folder.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = createProjectFolder();
});
afterEach(() => project.remove());

describe('usage', () => {
  it.each([
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/],
    [['--help'], 0, /generate/],
    [['generate', '--help'], 0, /--check/],
  ])('%j prints to standard output', async (args, code, expected) => {
    expect(await project.run([...args])).toMatchObject({ code, stdout: expect.stringMatching(expected), stderr: '' });
  });

  it.each([
    [[], /Usage: outcrop/],
    [['generat'], /unknown command 'generat'[\s\S]*generate/],
    [['check', '--form', 'x'], /unknown option '--form'/],
    [['local', '--port', 'x'], /A port is a number/],
    [['check', '--explain', 'OC999'], /no diagnostic OC999/],
  ])('%j is wrong usage', async (args, expected) => {
    expect(await project.run([...args])).toMatchObject({ code: 2, stderr: expect.stringMatching(expected) });
  });
});

describe('colours', () => {
  it.each([
    ['on a terminal', [], {}, true, true],
    ['nowhere else', [], {}, false, false],
    ['anywhere with FORCE_COLOR', [], { FORCE_COLOR: '1' }, false, true],
    ['never with FORCE_COLOR=0', [], { FORCE_COLOR: '0' }, true, false],
    ['not with NO_COLOR', [], { NO_COLOR: '1' }, true, false],
    ['not with --no-color', ['--no-color'], { FORCE_COLOR: '1' }, true, false],
    ['not on a dumb terminal', [], { TERM: 'dumb' }, true, false],
    ['not in continuous integration', [], { CI: 'true' }, true, false],
  ])('are shown %s', async (_, args, env, isTerminal, expected) => {
    project.write('baml_src/main.baml', PROJECT);
    const { stderr } = await project.run(['check', ...args], { env, isTerminal });
    expect(stderr.includes('\u001b[')).toBe(expected);
  });
});

describe('files that people write', () => {
  it.each([[['init', '--yes']], [['generate', '--from', 'baml_src']], [['migrate', '--yes']]])(
    'may be broken: %j names package.json',
    async (args) => {
      project.write('package.json', '{"name": ');
      if (args[0] !== 'init') project.write('baml_src/main.baml', PROJECT);
      expect(await project.run(args)).toMatchObject({ code: 2, stderr: expect.stringMatching(/package\.json is not JSON\./) });
    },
  );

  it.each([[['fmt']], [['check']]])('may be in another encoding: %j leaves them alone', async (args) => {
    project.write('baml_src/latin.baml', '');
    const bytes = Buffer.from('class Caf\u00e9 {}', 'latin1');
    writeFileSync(join(project.path, 'baml_src/latin.baml'), bytes);
    expect(await project.run(args)).toMatchObject({
      code: 1,
      stderr: 'error: baml_src/latin.baml is not UTF-8 text.\nSave it as UTF-8.\n',
    });
    expect(readFileSync(join(project.path, 'baml_src/latin.baml'))).toEqual(bytes);
  });

  it('may be links to sources', async () => {
    project.write('shared/part.baml', 'class Part {\n  x int\n}\n');
    project.write('baml_src/main.baml', 'class Whole {\n  part Part\n}\n');
    symlinkSync('../shared/part.baml', join(project.path, 'baml_src/part.baml'));
    symlinkSync('nowhere', join(project.path, 'baml_src/lost.baml'));
    symlinkSync('.', join(project.path, 'baml_src/circle.baml'));
    expect(await project.run(['check'])).toMatchObject({ code: 0, stderr: expect.stringContaining('2 files') });
  });

  it('may be folders', async () => {
    project.write('answer/file.txt', '');
    project.write('baml_src/main.baml', PROJECT);
    expect(await project.run(['check', '--from', 'baml_src/main.baml'])).toMatchObject({ code: 1 });
    expect(await project.run(['call', 'Find', '-a', 'text=@answer'])).toMatchObject({
      code: 4,
      stderr: expect.stringContaining('That is a folder: name a file.'),
    });
    expect(await project.run(['init', 'answer/file.txt'])).toMatchObject({
      code: 4,
      stderr: expect.stringMatching(/answer\/file\.txt\/baml_src: not a directory\.\nA part of the path is a file/),
    });
  });
});

describe('machines', () => {
  it.each([
    [['check', '--nothing'], 2, "unknown option '--nothing'"],
    [['chek'], 2, "unknown command 'chek'"],
    [['check'], 1, 'No baml_src folder in '],
  ])('get failures of %j as JSON', async (args, code, message) => {
    const outcome = await project.run([...args, '--json']);
    expect(outcome.code).toBe(code);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ ok: false, error: { message: expect.stringContaining(message) } });
  });
});

describe('every command', () => {
  it('has help with examples', async () => {
    const { stdout } = await project.run(['--help']);
    const commands = [...stdout.matchAll(/^ {2}([a-z][a-z-]+)(?=[ |])/gm)].flatMap(([, name = '']) =>
      ['outcrop', 'help'].includes(name) ? [] : [name],
    );
    expect(commands).toEqual(expect.arrayContaining(['init', 'doctor', 'completion']));
    for (const name of commands) expect((await project.run([name, '--help'])).stdout).toMatch(/Examples?:\n {2}/);
  });

  it('accepts options of existing scripts', async () => {
    project.write('baml_src/main.baml', PROJECT);
    const args = ['--features', 'beta', 'check', '--beta', '--no-version-check', '--features', 'display_all_warnings'];
    expect(await project.run(args)).toMatchObject({ code: 0 });
  });

  it('may be quiet, or tell how long it took', async () => {
    project.write('baml_src/main.baml', PROJECT);
    expect(await project.run(['generate', '-q'])).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(await project.run(['check', '-v'])).toMatchObject({ stderr: expect.stringMatching(/Took \d+ ms\.\n$/) });
    expect(await project.run(['check', '-v', '--from', 'nowhere'])).toMatchObject({ stderr: expect.stringContaining('    at ') });
  });
});
