import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLIENT, createProjectFolder, PROJECT, type ProjectFolder } from '../../../../test/support/project-folder.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = createProjectFolder();
});
afterEach(() => project.remove());

describe('check', () => {
  it('counts what it read', async () => {
    project.write('baml_src/main.baml', PROJECT);
    expect(await project.run(['check'])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: expect.stringMatching(/✓ 1 file, 1 function, 1 class, no problems/),
    });
  });

  it.each([
    ['the folder around them', ['--from', '.'], '.'],
    ['the folder itself', ['--from', 'baml_src'], '.'],
    ['within', [], 'baml_src'],
  ])('finds the sources by %s', async (_, args, directory) => {
    project.write('baml_src/main.baml', PROJECT);
    expect(await project.run(['check', ...args], { directory })).toMatchObject({ code: 0 });
  });

  it('finds the sources from below', async () => {
    project.write('baml_src/main.baml', PROJECT);
    project.write('deep/down/file.txt', '');
    expect(await project.run(['check'], { directory: 'deep/down' })).toMatchObject({ code: 0 });
  });

  it('shows every problem with its place and a suggestion', async () => {
    project.write('baml_src/main.baml', `${CLIENT}class Persn {\n  age Int\n}\nclass Other {\n  who Person\n}\n`);
    const { code, stderr } = await project.run(['check']);
    expect(code).toBe(1);
    expect(stderr).toContain('baml_src/main.baml:9:7');
    expect(stderr).toContain('Persn');
    expect(stderr).toContain('2 errors in 1 file');
  });

  it('speaks JSON to machines, one object a line', async () => {
    project.write('baml_src/main.baml', 'class A {\n  b B\n}\n');
    const { code, stdout, stderr } = await project.run(['check', '--format', 'json']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ code: 'OC201', severity: 'error', file: 'baml_src/main.baml', line: 2, column: 5 }),
      { ok: false, errors: 1, warnings: 0, files: 1, functions: 0, classes: 1 },
    ]);
  });

  it('fails for warnings only on request, and shows none when quiet', async () => {
    project.write('baml_src/main.baml', 'generator g {\n  output_type "python/pydantic"\n  output_dir "../"\n}\n');
    expect(await project.run(['check'])).toMatchObject({ code: 0, stderr: expect.stringContaining('1 warning in 1 file') });
    expect(await project.run(['check', '--deny-warnings', '-q'])).toEqual({ code: 1, stdout: '', stderr: '' });
  });

  it.each([
    [['baml_src/good.baml'], 0],
    [['baml_src/deep'], 1],
    [['.'], 1],
    [['baml_src/none.baml'], 2],
  ])('counts what is at %j only', async (paths, code) => {
    project.write('baml_src/good.baml', 'class A {\n  b int\n}\n');
    project.write('baml_src/deep/bad.baml', 'class B {\n  c Nothing\n}\n');
    expect(await project.run(['check', ...paths])).toMatchObject({ code });
  });

  it.each([
    ['no sources', [], /No baml_src folder in /],
    ['a missing folder', ['--from', 'nowhere'], /There is no folder .*nowhere/],
    ['an empty folder', ['--from', '.'], /No \.baml files in \./],
  ])('says what is missing: %s', async (_, args, expected) => {
    expect(await project.run(['check', ...args])).toMatchObject({ code: 1, stderr: expect.stringMatching(expected) });
  });
});
