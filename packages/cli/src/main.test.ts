import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createProjectFolder, type ProjectFolder } from '../../../test/support/project-folder.ts';

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
