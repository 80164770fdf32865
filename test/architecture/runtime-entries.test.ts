import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { root } from './source-imports.ts';

const folder = join(root, 'packages/runtime');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
  exports: Record<string, string | { readonly default: string }>;
};
const entries = Object.entries(manifest.exports).flatMap(([name, target]) =>
  typeof target === 'string' ? [] : [[name, join(folder, target.default)] as const],
);

/** Bundles a published entry as an application for browsers or Node would. */
function bundle(entry: string, platform: 'browser' | 'node') {
  return build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform,
    splitting: true,
    outdir: join(root, 'unused'),
    external: ['@aws-sdk/*', '@smithy/node-http-handler', '@opentelemetry/api'],
    logLevel: 'silent',
  });
}

/** What stays outside of the bundle. */
async function externalImports(entry: string, platform: 'browser' | 'node'): Promise<{ path: string; kind: string }[]> {
  const { metafile } = await bundle(entry, platform);
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
  const { outputFiles } = await bundle(entry, 'browser');
  expect(outputFiles.some(({ text }) => text.includes('BedrockOperations'))).toBe(expected);
});
