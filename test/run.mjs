// `npm test`: installs what is missing, then runs the whole gate. The last line counts the real test results.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare, root, run, tool } from './support/prepare.mjs';

/** Runs one step of the gate; a failing step does not hide the others. */
function step(name, action) {
  process.stderr.write(`\n— ${name}\n`);
  try {
    action();
    return true;
  } catch (error) {
    process.stderr.write(`✗ ${name}: ${error.message}\n`);
    return false;
  }
}

function countTests(resultFile) {
  try {
    const { numPassedTests, numFailedTests, numTotalTestSuites, success } = JSON.parse(readFileSync(resultFile, 'utf8'));
    return { passed: numPassedTests, failed: numFailedTests, ok: success && numTotalTestSuites > 0 };
  } catch {
    return { passed: 0, failed: 0, ok: false };
  }
}

prepare();
const work = mkdtempSync(join(tmpdir(), 'outcrop-test-'));
const resultFile = join(work, 'results.json');
const steps = [
  step('lint and format', () => run(tool('biome'), ['check', '.'])),
  step('types of the tests', () => run(tool('tsc'), ['-p', 'test'])),
  step('unused files, exports and dependencies', () => run(tool('knip'), [])),
  step('tests', () =>
    run(tool('vitest'), [
      'run',
      '--root',
      root,
      '--config',
      'test/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${resultFile}`,
    ]),
  ),
];
const { passed, failed, ok } = countTests(resultFile);
rmSync(work, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exit(steps.every(Boolean) && ok ? 0 : 1);
