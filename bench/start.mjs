// `npm run bench [-- area...] [--quick]`: runs the benchmark over the built packages, as users install them.
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
  packages: 'external',
  logLevel: 'error',
});
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
