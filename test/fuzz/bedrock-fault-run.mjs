// Runs the load of faults over the built packages, in a process of its own.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { prepare, root } from '../support/prepare.mjs';

prepare();
const outfile = join(root, 'node_modules', '.cache', 'bedrock-fault-run.mjs');
await bundle({
  entryPoints: [join(root, 'test', 'fuzz', 'bedrock-fault-run.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
const { status } = spawnSync(process.execPath, ['--expose-gc', outfile], { cwd: root, stdio: 'inherit' });
rmSync(outfile);
process.exit(status ?? 1);
