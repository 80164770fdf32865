import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';

it('the demo generates, type-checks and runs the quickstart', () => {
  const output = execFileSync(process.execPath, [join(root, 'examples', 'demo.mjs')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, OUTCROP_LIVE: '' },
  });
  expect(output).toContain("name: 'Ada Lovelace'");
  expect(output).toContain('final {"name":"Ada Lovelace","skills":["Mathematics","programming","technical writing"],"level":"SENIOR"}');
  expect(output).toMatch(/"skills":\["Mathematics","pro/);
  expect(output).toContain('curl');
  expect(output).toContain('200 Ada Lovelace');
  expect(output).toContain("name: 'Grace Hopper'");
  expect(output).not.toContain('wJalrXUtnFEMI');
}, 120_000);
