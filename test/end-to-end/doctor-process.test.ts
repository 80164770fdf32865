import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';
import { PROJECT } from '../support/project-folder.ts';
import { openTestedProject, type TestedProject } from '../support/tested-project.ts';

const COMMAND = join(root, 'packages', 'cli', 'dist', 'outcrop.mjs');

let project: TestedProject;
beforeEach(async () => {
  project = await openTestedProject(PROJECT, {});
});
afterEach(() => project.close());

it('leaves no connection open that would keep the process', async () => {
  // An answer that is not read holds its connection for ten seconds.
  const options = { cwd: project.folder.path, env: { PATH: process.env.PATH, ...project.env }, timeout: 8_000 };
  const { stdout } = await promisify(execFile)(process.execPath, [COMMAND, 'doctor', '--no-invoke'], options);
  expect(stdout).toMatch(/✓ endpoint/);
});
