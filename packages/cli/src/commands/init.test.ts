import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProjectFolder, PROJECT, type ProjectFolder } from '../../../../test/support/project-folder.ts';

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
});
