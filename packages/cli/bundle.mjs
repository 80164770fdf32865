// Bundles the command line into a small entry and chunks for its heavy parts, so that it starts fast: importing chevrotain file by file costs
// more than everything else, and one file would be read and compiled whole even for `--version` (94 ms instead of 64 ms; Node alone: 52 ms).
import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { writeChanged } from '../../test/support/write-changed.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const target = join(folder, 'dist');

const { outputFiles } = await build({
  entryPoints: [{ in: join(folder, 'src', 'bin.ts'), out: 'outcrop' }],
  outdir: target,
  outExtension: { '.js': '.mjs' },
  chunkNames: 'outcrop-[hash]',
  splitting: true,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  minify: true,
  // A list of conditions switches `module` off, and then the CommonJS forms of packages lose their named exports.
  conditions: ['@outcrop/source', 'module'],
  mainFields: ['module', 'main'],
  external: ['@aws-sdk/*', '@smithy/node-http-handler', '@opentelemetry/api'],
  // CommonJS dependencies of the bundle call `require` for Node's own modules.
  banner: {
    js: "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);",
  },
  legalComments: 'none',
  logLevel: 'warning',
});

for (const { path, contents } of outputFiles) writeChanged(path, contents);
const written = new Set(outputFiles.map(({ path }) => basename(path)));
for (const name of readdirSync(target)) {
  if (/^outcrop.*\.mjs$/.test(name) && !written.has(name)) rmSync(join(target, name));
}
