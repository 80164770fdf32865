import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from './source-imports.ts';

const folder = join(root, 'packages/runtime');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { readonly default: string }>;
};
const entries = Object.entries(manifest.exports).flatMap(([name, target]) =>
  typeof target === 'string' ? [] : [[name, join(folder, target.default)] as const],
);

/** How applications bundle, the AWS SDK left out. Nothing is written. */
const APPLICATION = {
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  splitting: true,
  outdir: join(root, 'unused'),
  external: ['@aws-sdk/*', '@smithy/node-http-handler', '@opentelemetry/api'],
  logLevel: 'silent',
} satisfies BuildOptions;

/** Bundles a published entry and returns what stays outside of the bundle. */
async function externalImports(entry: string, platform: 'browser' | 'node'): Promise<{ path: string; kind: string }[]> {
  const { metafile } = await build({ ...APPLICATION, entryPoints: [entry], platform });
  return Object.values(metafile.inputs).flatMap(({ imports }) => imports.filter(({ external }) => external === true));
}

/** Entries with files and sockets. */
const NODE_ENTRIES = ['./node', './testing'];

describe.each(entries)('outcrop%s', (name, entry) => {
  it('reaches the AWS SDK by dynamic import only', async () => {
    const imports = await externalImports(entry, NODE_ENTRIES.includes(name) ? 'node' : 'browser');
    expect(imports.filter(({ path, kind }) => path.startsWith('@') && kind !== 'dynamic-import')).toEqual([]);
  });

  it.skipIf(NODE_ENTRIES.includes(name))('bundles for browsers', async () => {
    const imports = await externalImports(entry, 'browser');
    expect(imports.filter(({ path }) => path.startsWith('node:'))).toEqual([]);
  });
});

it.each([
  ['.', false],
  ['./bedrock', true],
])('outcrop%s holds the operations apart from conversations: %s', async (name, expected) => {
  const [, entry = ''] = entries.find(([found]) => found === name) ?? [];
  const { outputFiles } = await build({ ...APPLICATION, entryPoints: [entry], platform: 'browser' });
  expect(outputFiles.some(({ text }) => text.includes('BedrockOperations'))).toBe(expected);
});

it('ships at most 60 kB before the first call of an application with one function', async () => {
  const { metafile, outputFiles } = await build({
    ...APPLICATION,
    stdin: { contents: `export { createClient, defineFunction } from 'outcrop';`, resolveDir: root, sourcefile: 'application.js' },
    platform: 'browser',
    minify: true,
  });
  const initial = new Set<string>();
  const follow = (path: string): void => {
    if (initial.has(path)) return;
    initial.add(path);
    for (const { path: next, kind, external } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) follow(next);
    }
  };
  follow(Object.keys(metafile.outputs).find((path) => metafile.outputs[path]?.entryPoint === 'application.js') ?? '');
  const names = new Set([...initial].map((path) => basename(path)));
  const sizes = outputFiles.filter(({ path }) => names.has(basename(path))).map(({ contents }) => gzipSync(contents).length);
  expect(sizes.length).toBeGreaterThan(1);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(60_000);
});
