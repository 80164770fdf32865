import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@outcrop/compiler';
import { createSourceFile, renderCodeFrame } from '@outcrop/grammar';
import { expect, it } from 'vitest';

const folder = import.meta.dirname;
const cases = readdirSync(folder).filter((name) => name.endsWith('.baml'));

/** What a user sees: every diagnostic of a file with its code frame. */
function show(name: string): string {
  const path = `baml_src/${name}`;
  const source = createSourceFile(path, readFileSync(join(folder, name), 'utf8'));
  const { diagnostics } = compile([source]);
  return diagnostics.map((diagnostic) => `${renderCodeFrame(diagnostic, source)}\n`).join('\n');
}

it.each(cases)('%s', async (name) => {
  await expect(show(name)).toMatchFileSnapshot(join(folder, name.replace(/\.baml$/, '.txt')));
});
