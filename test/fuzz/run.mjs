// `npm run test:fuzz [-- runs]`: the random tests of the compiler with many more inputs than `npm test` gives them, 20,000 by default.
import { prepare, root, run, tool } from '../support/prepare.mjs';

prepare();
process.env.FUZZ_RUNS = process.argv[2] ?? '20000';
run(tool('vitest'), ['run', '--root', root, '--config', 'test/vitest.config.ts', '--testTimeout', '1800000', 'test/fuzz/compile']);
