import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';

const PROGRAM = `import { b } from './baml_client/index.js';

const resume = await b.ExtractResume('Jane Doe, staff engineer at Acme since 2015.');
const partials: unknown[] = [];
const stream = b.stream.ExtractResume('Jane Doe');
for await (const partial of stream) partials.push(partial.name);
const final = await stream.getFinalResponse();
const request = await b.request.ExtractResume('Jane Doe');
const answer = await fetch(request.url, { method: request.method, headers: request.headers, body: request.body.text() });
const parsed = b.parse.ExtractResume('{name: "Grace", skills: [COBOL,], jobs: []}');
console.log(JSON.stringify({ name: typeof resume.name, partials: partials.length > 0, final: typeof final.name, status: answer.status, parsed: parsed.name }));
`;

const TSCONFIG = {
  compilerOptions: {
    strict: true,
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    types: ['node'],
    outDir: 'out',
    rootDir: '.',
  },
  include: ['main.ts', 'baml_client'],
};

const folder = mkdtempSync(join(tmpdir(), 'outcrop-packed-'));
const outcrop = join(folder, 'node_modules', '.bin', 'outcrop');

function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): string {
  return execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Starts `outcrop local` and reads the environment variables that it prints. */
async function startLocal(): Promise<{ env: NodeJS.ProcessEnv; stop: () => Promise<unknown> }> {
  const child = spawn(outcrop, ['local', '--port', '0'], { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    for (const [, name = '', value] of line.matchAll(/(\w+)=(\S+)/g)) Object.assign(env, { [name]: value });
    seen += 1;
    if (seen === 2) break;
  }
  return {
    env,
    stop: () => {
      child.kill();
      return once(child, 'exit');
    },
  };
}

const SYNC_PROGRAM = `import { createSyncClient } from 'outcrop/node';
import { setLogLevel } from 'outcrop';
import { ExtractResume } from './out/baml_client/functions.js';

setLogLevel('off');
const b = createSyncClient({ ExtractResume });
console.log(typeof b.ExtractResume('Jane Doe').name);
`;

const ADDITIONS_PROGRAM = `import { TypeBuilder } from 'outcrop/type_builder';
import { createParser } from 'outcrop/parse';

const program = { format: 1, classes: { Open: { dynamic: true, fields: { name: 'string' } } } };
const tb = new TypeBuilder(program);
tb.addBaml('dynamic class Open { size int }');
console.log(JSON.stringify(createParser(tb.programFor(program), 'Open').parse('{name: Ada, size: 3}')));
`;

const COMMON_JS_PROGRAM = `const { defineFunction, createClient, BamlError } = require('outcrop');
const { BamlError: SameError } = require('outcrop/errors');

const program = { format: 1 };
const Count = defineFunction(program, { name: 'Count', client: 'aws-bedrock/m', params: {}, output: 'int', prompt: ['How many?'] });
console.log(createClient({ Count }).parse.Count('about 5'), BamlError === SameError);
`;

beforeAll(() => {
  const packages = ['packages/runtime', 'packages/cli'].flatMap((path) => ['--workspace', path]);
  run('npm', ['pack', '--pack-destination', folder, ...packages], root);
  const tarballs = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'packed', private: true, type: 'module' }));
  run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs.map((name) => `./${name}`), '@types/node@20.19.43'],
    folder,
  );
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a file of the folder and gives what it printed. */
function runFile(name: string, source: string, env?: NodeJS.ProcessEnv): string {
  writeFileSync(join(folder, name), source);
  return run(process.execPath, [name], folder, env).trim();
}

describe('packed packages in an empty folder', () => {
  it('start a project, generate it, type-check it and run it against the local endpoint', async () => {
    run(outcrop, ['init', '--yes', '--region', 'us-east-1'], folder);
    expect(run(outcrop, ['generate', '--json'], folder)).toContain('"written":[]');
    writeFileSync(join(folder, 'main.ts'), PROGRAM);
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
    run(join(root, 'node_modules', '.bin', 'tsc'), [], folder);
    const { env, stop } = await startLocal();
    try {
      const output = JSON.parse(run(process.execPath, [join('out', 'main.js')], folder, env));
      expect(output).toEqual({ name: 'string', partials: true, final: 'string', status: 200, parsed: 'Grace' });
      expect(runFile('sync.mjs', SYNC_PROGRAM, env)).toBe('string');
    } finally {
      await stop();
    }
  }, 120_000);

  it('compile additions to types', () => {
    expect(JSON.parse(runFile('additions.mjs', ADDITIONS_PROGRAM))).toEqual({ name: 'Ada', size: 3 });
  });

  it('load in CommonJS, with one class of each error', () => {
    expect(runFile('required.cjs', COMMON_JS_PROGRAM)).toBe('5 true');
  });
});
