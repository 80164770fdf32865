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
    } finally {
      await stop();
    }
  }, 120_000);
});
