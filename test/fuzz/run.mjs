// `npm run test:fuzz [-- compile|parsing [runs [seed]]]`: the random tests with many more inputs than `npm test` gives them: by default
// 20,000 sources through the compiler, or 100,000 answers through the parser.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build as bundle } from 'esbuild';
import { prepare, root, run, tool } from '../support/prepare.mjs';

function fuzzCompiler(runs = '20000') {
  process.env.FUZZ_RUNS = runs;
  run(tool('vitest'), ['run', '--root', root, '--config', 'test/vitest.config.ts', '--testTimeout', '1800000', 'test/fuzz/compile']);
  return 0;
}

/** Runs over the built packages, in a process of its own. */
async function fuzzParser(...args) {
  const folder = join(root, 'node_modules', '.cache', 'outcrop');
  const outfile = join(folder, `parsing-run-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  await bundle({
    entryPoints: [join(root, 'test', 'fuzz', 'parsing-run.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  const { status } = spawnSync(process.execPath, [outfile, ...args], { cwd: root, stdio: 'inherit' });
  rmSync(outfile);
  return status ?? 1;
}

prepare();
const [area, ...args] = process.argv.slice(2);
process.exitCode = area === 'parsing' ? await fuzzParser(...args) : fuzzCompiler(area === 'compile' ? args[0] : area);
