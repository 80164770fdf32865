// The sync client in programs of its own: installed, typed in, and bundled.
import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';
import { bedrock } from './client-project.ts';
import { type OutsideEndpoint, startOutsideEndpoint } from './outside-endpoint.ts';

const installed = join(root, 'packages', 'runtime');
const workerFile = join(installed, 'dist', 'node', 'sync', 'sync-client-worker.js');

/** Calls and prints the result, or what failed. */
const PROGRAM = `
import { defineFunction } from 'outcrop';
import { createSyncClient } from 'outcrop/node';
const program = { format: 1, clients: { Main: JSON.parse(process.env.CLIENT) } };
const data = { name: 'Say', client: 'Main', params: { text: 'string' }, output: 'string', prompt: [['=', ['$', 'text']]] };
const b = createSyncClient({ Say: defineFunction(program, data) });
const say = (text) => {
  try {
    return b.Say(text);
  } catch (error) {
    return error.name + ': ' + error.message;
  }
};
console.log(JSON.stringify([say('x'), say('y')]));
`;

let endpoint: OutsideEndpoint;
let folder: string;

beforeAll(async () => {
  endpoint = await startOutsideEndpoint();
  await endpoint.respond({ text: 'ok' });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outcrop-sync-'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  return () => rmSync(folder, { recursive: true });
});
afterAll(() => endpoint.close());

/** Runs Node in the folder. Gives what the program printed. */
function run(args: readonly string[], cwd: string = folder, more: NodeJS.ProcessEnv = {}): unknown {
  const env = { ...process.env, CLIENT: JSON.stringify(bedrock(endpoint, 'signed')), BAML_LOG: 'off', ...more };
  return JSON.parse(execFileSync(process.execPath, args, { cwd, env, encoding: 'utf8', timeout: 20_000 }));
}

async function bundle(name: string, format: 'esm' | 'cjs', worker: 'bundled' | 'missing'): Promise<void> {
  await build({
    stdin: { contents: PROGRAM, resolveDir: root },
    outfile: join(folder, name),
    bundle: true,
    platform: 'node',
    format,
    external: ['@aws-sdk/*', '@smithy/node-http-handler'],
    logLevel: 'silent',
  });
  if (worker === 'missing') return;
  await build({
    entryPoints: [workerFile],
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    external: ['@aws-sdk/*', '@smithy/node-http-handler'],
    logLevel: 'silent',
  });
}

/** Makes the folder a project that has the package installed. */
function install(): void {
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(installed, join(folder, 'node_modules', 'outcrop'), 'junction');
}

describe('the sync client works', () => {
  it('in code that was typed in', () => {
    expect(run(['--input-type=module', '-e', PROGRAM], root)).toEqual(['ok', 'ok']);
  });

  it.each(['esm', 'cjs'] as const)('in a bundle (%s) beside its worker', async (format) => {
    const name = format === 'esm' ? 'main.js' : 'main.cjs';
    await bundle(name, format, 'bundled');
    expect(run([name])).toEqual(['ok', 'ok']);
  });

  it.each(['esm', 'cjs'] as const)('in a bundle (%s) where the package is installed', async (format) => {
    const name = format === 'esm' ? 'main.js' : 'main.cjs';
    await bundle(name, format, 'missing');
    install();
    expect(run([name])).toEqual(['ok', 'ok']);
  });
});

describe('the sync client says', () => {
  it('what a bundle lacks', async () => {
    await bundle('main.js', 'esm', 'missing');
    const message = expect.stringMatching(
      /^BamlError: Function Say: the file sync-client-worker.js .* was not found\nLeave the package `outcrop` out of the bundle/,
    );
    expect(run(['main.js'])).toEqual([message, message]);
  });

  it('what the worker could not load, at every call', async () => {
    const beside = join('node', 'sync');
    await bundle(join(beside, 'main.js'), 'esm', 'missing');
    copyFileSync(workerFile, join(folder, beside, 'sync-client-worker.js'));
    cpSync(join(installed, 'dist', 'chunks'), join(folder, 'chunks'), { recursive: true, filter: (path) => !path.includes('answer-call') });
    const message = expect.stringMatching(/^Error: Cannot find module '.*answer-call.*'/);
    expect(run([join(beside, 'main.js')])).toEqual([message, message]);
  });

  it.each([
    ['process.exit(1)', 'BamlError: Function Say: the worker thread of the sync client ended before it replied'],
    ["throw new Error('boom')", 'Error: boom'],
  ])('that the worker has ended by `%s`, and starts another one', async (end, message) => {
    await endpoint.reset();
    await endpoint.respond({ text: 'late', delayMs: 20_000 }, { contains: 'x' });
    await endpoint.respond({ text: 'ok' });
    // Ends the first worker while it waits for the answer: threads share the environment.
    const preload = `import { isMainThread } from 'node:worker_threads';
      const isDue = () => process.env.END === '1' && process.listenerCount('uncaughtException') > 0;
      const end = () => { process.env.END = '0'; ${end}; };
      if (!isMainThread) setInterval(() => isDue() && end(), 1).unref();`;
    const flags = ['--import', `data:text/javascript,${encodeURIComponent(preload)}`];
    writeFileSync(join(folder, 'main.js'), PROGRAM);
    install();
    expect(run([...flags, 'main.js'], folder, { END: '1' })).toEqual([message, 'ok']);
  });

  it('where there is no Node, that the async client is to be used', async () => {
    const entry = join(installed, 'dist', 'node', 'sync', 'without-node.js');
    await expect(import(entry)).rejects.toThrow('Use `b` of async_client instead.');
  });
});
