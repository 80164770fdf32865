import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProjectFolder, PROJECT, type ProjectFolder } from '../../../../test/support/project-folder.ts';
import { readConfiguration } from './configuration.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = createProjectFolder();
});
afterEach(() => project.remove());

it('is read from package.json or outcrop.json, upwards', () => {
  project.write('package.json', '{"outcrop": {"from": "prompts", "test": {"parallel": 2}, "serve": {"port": 0}, "local": {"port": 5000}}}');
  project.write('inner/package.json', '{"name": "inner"}');
  const expected = { from: join(project.path, 'prompts'), testParallel: 2, servePort: 0, localPort: 5000 };
  expect(readConfiguration(join(project.path, 'inner'))).toEqual(expected);
  project.write('outcrop.json', '{"recordings": "tapes"}');
  expect(readConfiguration(project.path)).toEqual({ recordings: join(project.path, 'tapes') });
});

it('says where the sources are', async () => {
  project.write('package.json', '{"outcrop": {"from": "prompts"}}');
  project.write('prompts/main.baml', PROJECT);
  expect(await project.run(['check'])).toMatchObject({ code: 0 });
  expect(await project.run(['check', '--from', 'elsewhere'])).toMatchObject({ code: 1 });
});

it.each([
  ['{"form": "x"}', /"form".*did you mean `from`/],
  ['{"test": {"parallel": "many"}}', /"test\.parallel".*must be a whole number/],
  ['{"test": {"parallel": 0}}', /"test\.parallel".*must be a whole number/],
  ['{"serve": {"port": 70000}}', /"serve\.port".*must be a port/],
  ['{"toString": 1}', /"toString"/],
  ['{', /is not JSON/],
])('refuses %s', async (text, expected) => {
  project.write('outcrop.json', text);
  expect(await project.run(['check'])).toMatchObject({ code: 2, stderr: expect.stringMatching(expected) });
});
