import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, emitClient } from '@outcrop/compiler';
import { createSourceFile } from '@outcrop/grammar';
import { describe, expect, it } from 'vitest';
import { root } from '../../architecture/source-imports.ts';

const folder = import.meta.dirname;
const cases = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());

function generate(name: string): ReadonlyMap<string, string> {
  const sources = join(folder, name, 'baml_src');
  const files = readdirSync(sources).map((file) => createSourceFile(`baml_src/${file}`, readFileSync(join(sources, file), 'utf8')));
  const { program, documentation, diagnostics, generators } = compile(files);
  expect(diagnostics).toEqual([]);
  const [generator] = generators;
  return emitClient({
    program,
    documentation,
    outputType: generator?.outputType ?? 'typescript',
    defaultClientMode: generator?.defaultClientMode ?? 'async',
    importEnding: '.js',
    runtimeModule: 'outcrop',
  });
}

describe.each(cases.map(({ name }) => name))('generated client: %s', (name) => {
  it('is what the golden files say', async () => {
    for (const [path, text] of generate(name)) await expect(text).toMatchFileSnapshot(join(folder, name, 'baml_client', path));
  });

  it('is the same each time', () => {
    expect(generate(name)).toEqual(generate(name));
  });
});

it('passes the strictest type checks', () => {
  const check = (): string =>
    execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  expect(check()).toBe('');
});
