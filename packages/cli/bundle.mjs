// Bundles the command line into one file, so that it starts fast: importing chevrotain file by file costs more than everything else.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const folder = dirname(fileURLToPath(import.meta.url));

await build({
  entryPoints: [join(folder, 'src', 'bin.ts')],
  outfile: join(folder, 'dist', 'outcrop.mjs'),
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  minify: true,
  conditions: ['@outcrop/source'],
  mainFields: ['module', 'main'],
  external: ['@aws-sdk/*', '@smithy/node-http-handler', '@opentelemetry/api'],
  // CommonJS dependencies of the bundle call `require` for Node's own modules.
  banner: {
    js: "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);",
  },
  legalComments: 'none',
  logLevel: 'warning',
});
