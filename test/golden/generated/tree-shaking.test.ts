// What bundlers leave of a generated client when an application uses a part of it, and what importing one does.
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const client = join(import.meta.dirname, 'worked-example', 'baml_client');

/** The code of an application, with everything that it needs of its client and of the library. */
async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: client, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    treeShaking: true,
    platform: 'browser',
    external: ['@aws-sdk/*', '@smithy/*'],
  });
  return outputFiles.map(({ text }) => text).join('');
}

describe('a bundle', () => {
  it.each([
    [
      'an enum',
      "import { Level } from './index.ts'; console.log(Level.JUNIOR);",
      ['JUNIOR'],
      ['defineFunction', 'Extract the resume', 'Haiku'],
    ],
    ['types', "import type { Resume } from './index.ts'; export const resume: Resume | null = null;", [], ['outcrop', 'Haiku']],
    [
      'one function',
      "import { WriteLetter } from './functions.ts'; console.log(WriteLetter);",
      ['cover letter', 'Haiku'],
      ['Extract the resume', 'createClient'],
    ],
    ['b', "import { b } from './index.ts'; console.log(b);", ['cover letter', 'Extract the resume', 'createClient'], ['createSyncClient']],
  ])('with %s holds what that needs', async (_name, source, present, absent) => {
    const code = await bundle(source);
    expect(present.filter((text) => !code.includes(text))).toEqual([]);
    expect(absent.filter((text) => code.includes(text))).toEqual([]);
  });

  it('of an import that nothing is taken from is empty', async () => {
    expect((await bundle("import { b } from './index.ts'; import { ExtractResume } from './functions.ts';")).trim()).toBe('');
  });
});

it('an enum brings nothing of the library', async () => {
  expect((await bundle("import { Level } from './index.ts'; console.log(Level.JUNIOR);")).length).toBeLessThan(1000);
});
