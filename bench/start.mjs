// `npm run bench [-- area...] [--quick]`: bundles the benchmark from the sources, minified as users get it, and runs it.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { prepare, root } from '../test/support/prepare.mjs';

prepare();
const work = join(root, 'bench', '.work');
mkdirSync(work, { recursive: true });
const outfile = join(work, 'bench.mjs');
await bundle({
  entryPoints: [join(root, 'bench', 'run.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  conditions: ['@outcrop/source'],
  external: ['@aws-sdk/*', '@smithy/node-http-handler', '@opentelemetry/api', '@boundaryml/baml'],
  banner: { js: "import { createRequire as createRequire_ } from 'node:module'; const require = createRequire_(import.meta.url);" },
  logLevel: 'error',
});
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
