import { spawnSync } from 'node:child_process';
import { afterAll, expect, it } from 'vitest';
import { createProjectFolder } from '../../../../test/support/project-folder.ts';

const project = createProjectFolder();
afterAll(() => project.remove());

it.each([
  ['a command', 'che', '1', ['check']],
  ['an option', '--deny', '2', ['--deny-warnings']],
])('completes %s in bash', async (_, current, index, expected) => {
  const { stdout: script } = await project.run(['completion', 'bash']);
  const words = index === '1' ? `outcrop ${current}` : `outcrop check ${current}`;
  const probe = `${script}\nCOMP_WORDS=(${words}); COMP_CWORD=${index}; _outcrop; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['-c', probe], { encoding: 'utf8' });
  expect(stdout.trim().split('\n')).toEqual(expected);
});

it.each([
  ['zsh', /bashcompinit[\s\S]*complete -o default -F _outcrop outcrop/],
  ['fish', /-a fmt -d 'lay out sources'\n.*fmt' -l from/],
])('knows %s', async (shell, expected) => {
  expect(await project.run(['completion', shell])).toMatchObject({ code: 0, stdout: expect.stringMatching(expected) });
});

it('knows no other shell', async () => {
  expect(await project.run(['completion', 'cmd'])).toMatchObject({ code: 2 });
});
