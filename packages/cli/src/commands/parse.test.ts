import { afterEach, beforeEach, expect, it } from 'vitest';
import { createProjectFolder, PROJECT, type ProjectFolder } from '../../../../test/support/project-folder.ts';

let project: ProjectFolder;
beforeEach(() => {
  project = createProjectFolder();
  project.write('baml_src/main.baml', PROJECT);
});
afterEach(() => project.remove());

it.each([
  ['the type of a function', ['parse', 'Find'], 'Sure: {name: Ann}', '{\n  "name": "Ann"\n}\n'],
  ['standard input by its name', ['parse', 'Find', '-', '--json'], '{"name": "Ann"}', '{"ok":true,"value":{"name":"Ann"}}\n'],
  ['a type of the project', ['parse', '--type', 'Person[]', '--json'], '[{"name": "A"}]', '{"ok":true,"value":[{"name":"A"}]}\n'],
  ['any type', ['parse', '--type', 'string | int'], '5', '5\n'],
  ['text as it is', ['parse', '--type', 'string'], 'two\nlines', 'two\nlines\n'],
  ['an unfinished answer', ['parse', '--type', 'int[]', '--partial', '--json'], '[1, 2,', '{"ok":true,"value":[1,2]}\n'],
  ['a whole Converse answer', ['parse', '--type', 'int'], converseAnswer('7'), '7\n'],
])('parses with %s', async (_, args, stdin, stdout) => {
  expect(await project.run(args, { stdin })).toEqual({ code: 0, stdout, stderr: '' });
});

function converseAnswer(text: string): string {
  return JSON.stringify({ output: { message: { role: 'assistant', content: [{ text }] } }, stopReason: 'end_turn' });
}

it('reads a file', async () => {
  project.write('answer.txt', '{"name": "Ann"}');
  expect(await project.run(['parse', 'Find', 'answer.txt', '--json'])).toMatchObject({ stdout: '{"ok":true,"value":{"name":"Ann"}}\n' });
});

it('tells what was repaired', async () => {
  const stdin = '{"name": "Ann", "shoe": 40}';
  const { stdout } = await project.run(['parse', 'Find', '--explain', '--json'], { stdin });
  const repairs: unknown = expect.arrayContaining([{ path: '', kind: 'extra keys dropped' }]);
  expect(JSON.parse(stdout)).toEqual({ ok: true, value: { name: 'Ann' }, repairs });
  const { stderr } = await project.run(['parse', 'Find', '--explain'], { stdin });
  expect(stderr).toContain('answer: extra keys dropped\n');
  expect(await project.run(['parse', '--type', 'int', '--explain'], { stdin: '1' })).toMatchObject({ stderr: 'Nothing was repaired.\n' });
});

it('finds the types of a project whose folder is configured', async () => {
  const other = createProjectFolder();
  other.write('package.json', '{"outcrop": {"from": "prompts"}}');
  other.write('prompts/main.baml', PROJECT);
  expect(await other.run(['parse', '--type', 'Person'], { stdin: '{"name": "Ann"}' })).toMatchObject({ code: 0 });
  other.remove();
});

it('needs no project for built-in types', async () => {
  const empty = createProjectFolder();
  expect(await empty.run(['parse', '--type', 'bool'], { stdin: 'True' })).toMatchObject({ code: 0, stdout: 'true\n' });
  empty.remove();
});

it.each([
  ['text that does not fit', ['parse', '--type', 'int'], 1, /The text does not fit the type/],
  ['an unknown function', ['parse', 'Fnd'], 2, /no function Fnd; did you mean `Find`/],
  ['an unknown type', ['parse', '--type', 'Persn'], 2, /Cannot read the type Persn: .*Persn/],
  ['a missing file', ['parse', 'Find', 'nowhere.txt'], 2, /There is no file .*nowhere\.txt/],
  ['a folder', ['parse', 'Find', 'baml_src'], 4, /a folder: name a file/],
  ['nothing to parse with', ['parse'], 2, /Name a function, or a type/],
  ['too much', ['parse', 'Find', 'a.txt', 'b.txt'], 2, /Name a function, or a type/],
])('refuses %s', async (_, args, code, stderr) => {
  expect(await project.run(args, { stdin: 'no number' })).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(stderr) });
});

it('does not run sources with errors', async () => {
  project.write('baml_src/other.baml', 'class A {\n  b B\n}\n');
  const { code, stderr } = await project.run(['parse', 'Find'], { stdin: '{}' });
  expect(code).toBe(1);
  expect(stderr).toContain('other.baml:2:5');
  expect(stderr).toContain('The sources have 1 error.');
});
