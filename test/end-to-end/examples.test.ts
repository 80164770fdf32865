import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FaultRule, type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { afterEach, describe, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';
import { startWorkerd } from '../support/start-workerd.ts';

const TIME_LIMIT = 60_000;

let endpoint: LocalBedrock | undefined;
afterEach(() => endpoint?.close());

const folderOf = (example: string): string => join(root, 'examples', example);

/** What an example sees of the world: the local endpoint instead of the service, when it has answers of its own. */
async function surroundings(example: string, faults: readonly FaultRule[] = []): Promise<NodeJS.ProcessEnv> {
  const folder = folderOf(example);
  endpoint = await startLocalBedrock({ recordings: join(folder, 'recordings'), faults });
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: endpoint.url,
    AWS_ACCESS_KEY_ID: endpoint.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: endpoint.credentials.secretAccessKey,
  };
}

/** Runs a script of the example's package and gives what it printed. */
async function npm(example: string, env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('npm', [...args, '--silent'], { cwd: folderOf(example), env, timeout: TIME_LIMIT });
  return stdout;
}

interface ExampleRun {
  readonly faults?: readonly FaultRule[];
  /** Scripts of the package, in their order. */
  readonly scripts: readonly string[];
  /** What they print, among other things. */
  readonly prints: readonly (string | RegExp)[];
}

const US_MODEL = 'us.anthropic.claude-3-5-sonnet-20240620-v1:0';

const RUNS: Readonly<Record<string, ExampleRun>> = {
  streaming: {
    scripts: ['start'],
    prints: [
      '\nRiver, tiles and por \n',
      'final: Old town (Ribeira, Livraria Lello) → Across the river (Dom Luís I bridge, Jardim do Morro)\n',
      '\n{"partial":{"summary":"River, tiles and por","days":[]}}\n',
      /\n\{"final":\{"summary":"River, tiles and port wine\.",.*\n$/,
    ],
  },
  media: {
    scripts: ['start'],
    prints: ['file:  Red\n', 'bytes: Red\n', 'URL:   Red\n', "PDF:   { merchant: 'Corner Bakery', total: 12.5 }\n"],
  },
  'fallback-across-regions': {
    faults: [{ when: { model: US_MODEL }, do: 'throttle' }],
    scripts: ['start'],
    prints: ['urgency: HIGH\n', /(✗ Virginia: status 429, .*\n){2}✓ Frankfurt: status 200, .* tokens\n$/],
  },
  lambda: {
    scripts: ['start', 'typecheck'],
    prints: ['statusCode: 200', `body: '{"sentiment":"mixed","topics":["battery","display"]}'`],
  },
};

describe('examples', () => {
  it.each(Object.entries(RUNS))(
    '%s',
    async (example, { faults, scripts, prints }) => {
      const env = await surroundings(example, faults);
      let output = '';
      for (const script of scripts) output += await npm(example, env, 'run', script);
      for (const text of prints) expect(output).toMatch(text);
    },
    TIME_LIMIT,
  );

  it('lambda: the bundle needs nothing beside it', async () => {
    const env = await surroundings('lambda');
    await npm('lambda', env, 'run', 'build');
    const alone = mkdtempSync(join(tmpdir(), 'outcrop-lambda-'));
    mkdirSync(join(alone, 'dist'));
    for (const file of ['dist/handler.mjs', 'invoke.mjs', 'event.json']) copyFileSync(join(folderOf('lambda'), file), join(alone, file));
    const { stdout } = await promisify(execFile)(process.execPath, ['invoke.mjs', 'event.json'], { cwd: alone, env });
    rmSync(alone, { recursive: true });
    expect(stdout).toContain('statusCode: 200');
  });

  it(
    'edge-worker',
    async () => {
      const env = await surroundings('edge-worker');
      await npm('edge-worker', env, 'run', 'build');
      await npm('edge-worker', env, 'run', 'typecheck');
      const server = await startWorkerd('config.capnp', { cwd: folderOf('edge-worker'), env });
      try {
        const response = await fetch(server.url, { method: 'POST', body: 'Call Ada Lovelace: ada@example.com' });
        expect(await response.json()).toEqual({ name: 'Ada Lovelace', email: 'ada@example.com' });
        expect((await fetch(server.url)).status).toBe(405);
      } finally {
        await server.stop();
      }
      expect(endpoint?.requests.map(({ path }) => path)).toEqual(['/model/anthropic.claude-3-5-sonnet-20240620-v1%3A0/converse']);
    },
    TIME_LIMIT,
  );

  it(
    'testing-offline',
    async () => {
      const { PATH, HOME } = process.env;
      const output = await npm('testing-offline', { PATH, HOME }, 'test');
      expect(output).toMatch(/Tests .*3 passed/);
      await npm('testing-offline', { PATH, HOME }, 'run', 'typecheck');
    },
    TIME_LIMIT,
  );

  it('are all run', () => {
    const folders = readdirSync(join(root, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    // The demo runs the quickstart.
    const run = [...Object.keys(RUNS), 'edge-worker', 'quickstart', 'testing-offline'];
    expect(folders.map(({ name }) => name).sort()).toEqual(run.sort());
  });
});
