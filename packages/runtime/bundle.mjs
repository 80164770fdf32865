// Makes the JavaScript of the package: few tree-shaken files, cut by what is loaded together, and a small one for each entry. Declarations beside them come from `tsc -b`. What is inlined is listed with its licences in THIRD-PARTY.txt.
//
// Perf: by rolldown and not by esbuild, which cuts what entries share into 25 files: loading four instead saves 8 ms of 20 at every start.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { writeChanged } from '../../test/support/write-changed.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const dist = join(folder, 'dist');
const source = (path) => join(folder, 'src', path);
const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** Files that are found by their path or by an import of the manifest, and not by an entry. */
const FILES = ['node/node-platform', 'bedrock/portable-platform', 'node/sync/sync-client-worker', 'node/sync/without-node'];

const input = Object.fromEntries([
  ...Object.values(manifest.exports)
    .filter((target) => typeof target === 'object')
    .map((target) => [target.default.replace(/^\.\/dist\/|\.js$/g, ''), join(folder, target['@outcrop/source'])]),
  ...FILES.map((name) => [name, source(`${name}.ts`)]),
]);

/**
 * What is loaded together is one file: these modules with all that they import statically, what an earlier file holds left out. The evaluator
 * of templates is apart from the parser, so that bundles of `outcrop/parse` do without; and neither needs the options of clients.
 */
const SHARED = {
  options: [source('program/bedrock-option-table.ts')],
  values: [source('errors/index.ts'), source('media/index.ts'), source('program/index.ts'), source('text/lazy-pattern.ts')],
  template: [source('template/index.ts')],
  parse: [source('parsing/index.ts')],
  core: [source('index.ts'), source('logging.ts'), source('tracing.ts')],
  call: [source('client/call-machinery.ts'), source('bedrock/shared-bedrock.ts'), source('bedrock/transport/signed-exchange.ts')],
};

/** The classes of nunjucks extend emitters of Node, which its parser never uses. */
const EMITTER = '\0emitter';
const withoutEmitters = {
  name: 'without-emitters',
  resolveId: (id) => (id === 'events' ? EMITTER : null),
  load: (id) => (id === EMITTER ? 'module.exports = class {};' : null),
};

const NAMES = { class: true, function: true };

const settings = {
  write: false,
  // The builds for browsers run everywhere. What only Node has is in our own code, behind `outcrop/node`.
  platform: 'browser',
  resolve: { conditionNames: ['@outcrop/source', 'browser', 'import', 'default'] },
  external: ['#platform', /^node:/, /^@aws-sdk\//, '@smithy/node-http-handler', '@smithy/core/config', 'react'],
  plugins: [withoutEmitters],
  // `'use client'` opens an entry, where it is kept.
  checks: { moduleLevelDirective: false },
};

const loadedWith = await findLoadedTogether();
const { output } = await build({
  ...settings,
  input,
  output: {
    dir: dist,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups: loadedWith.map(({ name, modules }) => ({ name, test: (id) => modules.has(id) })) },
    // Classes and functions keep their names, for stack traces and for `console.log`.
    minify: { compress: { keepNames: NAMES }, mangle: { keepNames: NAMES } },
  },
});
for (const { fileName, code } of output) writeChanged(join(dist, fileName), code);
removeOldOutput();
writeChanged(join(dist, 'THIRD-PARTY.txt'), thirdPartyNotice());

/** The modules of each file that is shared: what is left of an import of its modules when nothing unused is bundled. A list of exports alone loads nothing. */
async function findLoadedTogether() {
  const { output: chunks } = await build({ ...settings, input: Object.values(SHARED).flat() });
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const collect = (chunk, found) => {
    if (found.has(chunk)) return found;
    found.add(chunk);
    for (const name of chunk.imports) if (byName.has(name)) collect(byName.get(name), found);
    return found;
  };
  return Object.entries(SHARED).map(([name, modules]) => {
    const entries = chunks.filter(({ facadeModuleId }) => modules.includes(facadeModuleId));
    const reached = entries.flatMap((entry) => [...collect(entry, new Set())]);
    return { name, modules: new Set(reached.flatMap(({ modules: held }) => Object.keys(held))) };
  });
}

/** Files of earlier builds have other hashes. */
function removeOldOutput() {
  const written = new Set(output.map(({ fileName }) => join(dist, fileName)));
  for (const path of readdirSync(dist, { recursive: true }).map((name) => join(dist, name))) {
    if (/\.js(\.map)?$/.test(path) && !written.has(path)) rmSync(path);
  }
}

/** The licences of the packages whose code is in the output. */
function thirdPartyNotice() {
  const inlined = output
    .flatMap(({ modules = {} }) => Object.entries(modules))
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .flatMap(([id]) => /^[^\0]*\bnode_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? []);
  return [...new Set(inlined)].sort().map(licenceOf).join('\n');
}

function licenceOf(path) {
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
  const file = readdirSync(path).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file`);
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${readFileSync(join(path, file), 'utf8')}`;
}
