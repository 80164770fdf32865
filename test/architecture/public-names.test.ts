import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { publicNames } from './public-names.ts';
import { root } from './source-imports.ts';

const folder = join(root, 'packages/runtime');

interface EntryPaths {
  readonly '@outcrop/source': string;
  readonly default: string;
}

const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { exports: Record<string, string | EntryPaths> };
const entries = Object.entries(manifest.exports).flatMap(([path, paths]) =>
  typeof paths === 'string' ? [] : [[path.replace('.', 'outcrop'), paths] as const],
);

/** The names that an entry lists, as its source writes them: `type Name` for types. An entry declares nothing itself. */
function listedNames(file: string): string[] {
  const text = readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  return [...text.matchAll(/^export\s+(type\s+)?\{([^}]*)\}/gm)].flatMap(([, type = '', list = '']) =>
    list
      .split(',')
      .map((item) => item.trim().replace(/\S+\s+as\s+/, ''))
      .filter((item) => item !== '')
      .map((item) => (type === '' ? item : `type ${item}`)),
  );
}

it('lists the entries of the package', () => {
  expect(Object.keys(publicNames).sort()).toEqual(entries.map(([name]) => name).sort());
});

describe.each(entries)('%s', (name, paths) => {
  const reviewed = publicNames[name] ?? [];

  it('exports exactly the names that were reviewed', () => {
    expect(listedNames(paths['@outcrop/source']).sort()).toEqual([...reviewed].sort());
  });

  it('has them when it is built', async () => {
    const built = (await import(/* @vite-ignore */ join(folder, paths.default))) as object;
    expect(Object.keys(built).sort()).toEqual(reviewed.filter((item) => !item.startsWith('type ')).sort());
  });
});
