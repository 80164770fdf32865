import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { build, type Platform } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';

const APPLICATION = `import { defineFunction } from 'outcrop';

const options = {
  model: 'anthropic.claude-3-haiku-20240307-v1:0',
  region: 'us-east-1',
  transport: 'signed',
  endpoint_url: { env: 'ENDPOINT' },
  access_key_id: { env: 'KEY_ID' },
  secret_access_key: { env: 'SECRET' },
};
const program = { format: 1, clients: { Local: { provider: 'aws-bedrock', options } } };
const Count = defineFunction(program, { name: 'Count', client: 'Local', params: {}, output: 'int', prompt: ['How many?'] });

let isFetched = false;
const { fetch } = globalThis;
globalThis.fetch = (...args) => {
  isFetched = true;
  return fetch(...args);
};
console.log(JSON.stringify({ answer: await Count(), isFetched }));
process.exit();
`;

/** Bundles a program over the built packages, as its author would. */
async function bundle(source: string, platform: Platform, format: 'esm' | 'iife'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: root },
    bundle: true,
    write: false,
    minify: true,
    platform,
    format,
    globalName: 'bundled',
    external: ['@aws-sdk/*', '@smithy/node-http-handler', '@smithy/core/config'],
  });
  return outputFiles[0]?.text ?? '';
}

describe('an application in one file, far from any installed package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'outcrop-bundled-'));
  let endpoint: LocalBedrock;

  beforeAll(async () => {
    endpoint = await startLocalBedrock();
    endpoint.respond('7');
  });

  afterAll(async () => {
    await endpoint.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each<[platform: Platform, isFetched: boolean]>([
    ['node', false],
    ['browser', true],
  ])('made for %s sends its requests as that platform does', async (platform, isFetched) => {
    const path = join(folder, `${platform}.mjs`);
    writeFileSync(path, await bundle(APPLICATION, platform, 'esm'));
    const { accessKeyId, secretAccessKey } = endpoint.credentials;
    const env = { PATH: process.env.PATH, BAML_LOG: 'off', ENDPOINT: endpoint.url, KEY_ID: accessKeyId, SECRET: secretAccessKey };
    const { stdout } = await promisify(execFile)(process.execPath, [path], { cwd: folder, env });
    expect(JSON.parse(stdout)).toEqual({ answer: 7, isFetched });
  });
});

describe('outcrop/parse alone, in a browser', () => {
  const PROGRAM = `const positive = { name: 'positive', expr: 'this > 0', ast: ['>', ['$', 'this'], 0] };
    const program = { format: 1, classes: { Item: { fields: { name: 'string', size: { type: 'int', assert: [positive] } } } } };`;
  const TEXT = JSON.stringify('Sure! {name: \'nail\', size: "3",}');

  /** Runs a program that leaves its result in \`value\`, where nothing but the language is there. */
  async function run(source: string): Promise<unknown> {
    return runInNewContext(`${await bundle(source, 'browser', 'iife')} JSON.stringify(bundled.value)`);
  }

  it('is below 20 kB, compressed', async () => {
    const bundled = await bundle(`export * from 'outcrop/parse';`, 'browser', 'esm');
    expect(bundled).toContain('deeper than');
    expect(gzipSync(bundled).length).toBeLessThan(20_000);
  });

  it('parses', async () => {
    const source = `import { createParser } from 'outcrop/parse';
      export const value = createParser({ format: 1 }, { map: ['string', 'int'] }).parse("{a: 1, 'b': '2',}");`;
    expect(await run(source)).toBe('{"a":1,"b":2}');
  });

  it('evaluates checks and asserts with what outcrop/template gives', async () => {
    const source = `import { createParser } from 'outcrop/parse';
      import { evaluateConstraint } from 'outcrop/template';
      ${PROGRAM}
      export const value = createParser(program, 'Item', { evaluateConstraint }).parse(${TEXT});`;
    expect(await run(source)).toBe('{"name":"nail","size":3}');
  });

  it('says what to pass when it has nothing to evaluate them with', async () => {
    const source = `import { createParser } from 'outcrop/parse';
      ${PROGRAM}
      export const value = createParser(program, 'Item');`;
    await expect(run(source)).rejects.toThrow(/this > 0.*\n.*evaluateConstraint/);
  });
});
