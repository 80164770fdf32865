import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { LocalBedrock } from '@outcrop/local';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';
import { type BundleFolder, bundle, createBundleFolder } from './bundle.ts';
import { EXPECTED } from './scenario.ts';
import { settingsOf, startScenarioEndpoint } from './scenario-endpoint.ts';

const bin = (name: string): string => join(root, 'node_modules', '.bin', name);

/** The run times that read a script from a file. Deno is allowed no more than it needs. */
const RUNTIMES: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['Node', process.execPath, []],
  ['Bun', bin('bun'), ['run', '--no-install']],
  [
    'Deno',
    bin('deno'),
    ['run', '--no-prompt', '--node-modules-dir=manual', '--cached-only', '--allow-net=127.0.0.1', '--allow-env', '--allow-sys'],
  ],
];

describe('a generated client with the built library', () => {
  let endpoint: LocalBedrock;
  let folder: BundleFolder;
  let script: string;

  beforeAll(async () => {
    endpoint = await startScenarioEndpoint();
    folder = createBundleFolder();
    script = folder.write('script.js', await bundle('script.ts', 'script'));
  }, 60_000);
  afterAll(async () => {
    folder.remove();
    await endpoint.close();
  });

  it.each(RUNTIMES)('runs on %s, over the AWS SDK and by itself', async (_name, command, args) => {
    const env = { ...process.env, ...settingsOf(endpoint), DENO_NO_UPDATE_CHECK: '1' };
    const { stdout } = await promisify(execFile)(command, [...args, script], { env });
    expect(JSON.parse(stdout)).toEqual({ sdk: EXPECTED, signed: EXPECTED });
    const agents = endpoint.requests.map(({ headers }) => /^aws-sdk-js/.test(headers['user-agent'] ?? ''));
    expect(new Set(agents)).toEqual(new Set([true, false]));
  });
});
