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
});
