// Makes the JavaScript of the package: one tree-shaken file for each entry and what entries share, so that importing one reads few files.
// Declarations beside them come from `tsc -b`. What is inlined is listed with its licences in THIRD-PARTY.txt.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = dirname(fileURLToPath(import.meta.url));
const dist = join(folder, 'dist');
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Files that are found by their path and not by an entry. */
const FILES = ['node/sync/sync-client-worker', 'node/sync/without-node'];

const entryPoints = Object.fromEntries([
  ...Object.values(manifest.exports)
    .filter((target) => typeof target === 'object')
    .map((target) => [target.default.replace(/^\.\/dist\/|\.js$/g, ''), join(folder, target['@outcrop/source'])]),
  ...FILES.map((name) => [name, join(folder, 'src', `${name}.ts`)]),
]);

/** The classes of nunjucks extend emitters of Node, which its parser never uses. */
const withoutEmitters = {
  name: 'without-emitters',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^events$/ }, () => ({ path: 'events', namespace: 'empty' }));
    onLoad({ filter: /./, namespace: 'empty' }, () => ({ contents: 'module.exports = class {};' }));
  },
};

const { outputFiles, metafile } = await build({
  entryPoints,
  outdir: dist,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  // The builds for browsers run everywhere. What only Node has is in our own code, behind `outcrop/node`.
  platform: 'browser',
  target: 'es2022',
  conditions: ['@outcrop/source'],
  external: ['node:*', '@aws-sdk/*', '@smithy/node-http-handler', '@smithy/core/config'],
  plugins: [withoutEmitters],
  legalComments: 'none',
  sourcemap: true,
  sourcesContent: false,
  write: false,
  metafile: true,
  logLevel: 'warning',
});

removeOldOutput();
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
writeFileSync(join(dist, 'THIRD-PARTY.txt'), thirdPartyNotice());

/** Names of files from earlier builds are never mistaken for those of this one. */
function removeOldOutput() {
  const written = new Set(outputFiles.map(({ path }) => path));
  for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (/\.js(\.map)?$/.test(entry.name) && !written.has(path)) rmSync(path);
  }
}

/** The licences of the packages whose code is in the output. */
function thirdPartyNotice() {
  const inlined = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  return [...new Set(inlined)].sort().map(licenceOf).join('\n');
}

function licenceOf(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file`);
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${readFileSync(join(path, file), 'utf8')}`;
}
