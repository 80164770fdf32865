import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';

const folders = ['grammar', 'packages/cli', 'packages/compiler', 'packages/local', 'packages/runtime'];

interface Tarball {
  readonly name: string;
  readonly files: readonly { readonly path: string }[];
}

/** What `npm pack` would put into the tarball of a package. Its scripts do not run. */
function tarballOf(folder: string): readonly string[] {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error', '--workspace', folder];
  const [tarball] = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8' })) as Tarball[];
  return tarball?.files.map(({ path }) => path) ?? [];
}

/** The files that a text links to, as it writes them. */
function linksIn(text: string): readonly string[] {
  return [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path);
}

it.each(folders)('%s is published with the licence, its readme, and what that links to', (folder) => {
  const readme = readFileSync(join(root, folder, 'README.md'), 'utf8');
  expect(tarballOf(folder)).toEqual(expect.arrayContaining(['LICENSE', 'README.md', ...linksIn(readme)]));
  expect(readFileSync(join(root, folder, 'LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
});
