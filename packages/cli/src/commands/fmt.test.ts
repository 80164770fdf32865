import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProjectFolder, type ProjectFolder } from '../../../../test/support/project-folder.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = createProjectFolder();
});
afterEach(() => project.remove());

describe('fmt', () => {
  it('lays out files, and leaves broken ones alone', async () => {
    project.write('baml_src/a.baml', 'class A {\n      x   int\n}\n');
    project.write('baml_src/b.baml', 'class B {\n x\n');
    expect(await project.run(['fmt', '--check'])).toMatchObject({ code: 1 });
    const { code, stderr } = await project.run(['fmt']);
    expect(code).toBe(1);
    expect(stderr).toContain('baml_src/a.baml');
    expect(project.read('baml_src/a.baml')).toBe('class A {\n  x int\n}\n');
    expect(project.read('baml_src/b.baml')).toBe('class B {\n x\n');
  });

  it('tells what would change, and writes nothing', async () => {
    project.write('baml_src/a.baml', 'class A {\n      x   int\n}\n');
    project.write('baml_src/b.baml', 'class B {\n  x int\n}\n');
    const expected = { code: 0, stdout: 'class A {\n  x int\n}\n', stderr: 'baml_src/a.baml\n1 file would change of 2\n' };
    expect(await project.run(['fmt', '-n', 'baml_src'])).toEqual(expected);
    expect(await project.run(['fmt', '--check', '--json'])).toMatchObject({
      code: 1,
      stdout: '{"ok":false,"changed":["baml_src/a.baml"],"diagnostics":[]}\n',
    });
    expect(project.read('baml_src/a.baml')).toContain('      x   int');
  });

  it.each([
    ['class A {\n x int\n}', 0, 'class A {\n  x int\n}\n'],
    ['class A {', 1, ''],
  ])('lays out standard input: %j', async (stdin, code, stdout) => {
    expect(await project.run(['fmt', '--stdin'], { stdin })).toMatchObject({ code, stdout });
  });

  it('needs files that are there', async () => {
    expect(await project.run(['fmt', '--stdin', 'some.baml'])).toMatchObject({ code: 2 });
    expect(await project.run(['fmt', 'none.baml'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no file or folder none.baml'),
    });
    project.write('notes.md', '# Notes');
    expect(await project.run(['fmt', 'notes.md'])).toMatchObject({ code: 2, stderr: expect.stringContaining('not a .baml file') });
  });
});
