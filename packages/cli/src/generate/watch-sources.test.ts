import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProjectFolder, type ProjectFolder } from '../../../../test/support/project-folder.ts';
import { watchSources } from './watch-sources.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = createProjectFolder();
  project.write('a.baml', 'class A {}');
});
afterEach(() => project.remove());

it('yields for changed, new and lost sources, until it is aborted', async () => {
  const controller = new AbortController();
  const changes = watchSources(project.path, { signal: controller.signal });
  const expectChange = async (change: () => void): Promise<void> => {
    const next = changes.next();
    change();
    expect((await next).done).toBe(false);
  };
  await expectChange(() => project.write('a.baml', 'class Other {}'));
  await expectChange(() => project.write('deep/b.baml', 'class B {}'));
  await expectChange(() => rmSync(join(project.path, 'a.baml')));
  const last = changes.next();
  controller.abort();
  expect((await last).done).toBe(true);
});
