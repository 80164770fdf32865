import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

const folder = join(process.cwd(), 'bench', 'peer');

/** Loads a package that Outcrop is measured against; nothing when `npm run bench:setup` has not been run. */
export function loadPeerPackage<Module>(name: string): Module | undefined {
  if (!existsSync(join(folder, 'node_modules', name))) return undefined;
  return createRequire(join(folder, 'package.json'))(name) as Module;
}

/** The reference implementation's generated client, as far as it is measured. */
export interface PeerClient {
  readonly parse: Readonly<Record<string, (text: string) => unknown>>;
  readonly parseStream: Readonly<Record<string, (text: string) => unknown>>;
  readonly request: Readonly<Record<string, (...args: readonly unknown[]) => Promise<{ body: { text(): string } }>>>;
}

const GENERATOR = 'generator peer {\n  output_type "typescript"\n  output_dir "../"\n  version "0.226.2"\n}\n';

/** Generates and loads a client with the reference implementation's own command line; nothing when it is not installed. */
export function loadPeerClient(name: string, source: string): PeerClient | undefined {
  process.env.BAML_LOG ??= 'off';
  const client = buildPeerClient(name, new Map([['main.baml', GENERATOR + source]]));
  return client === undefined ? undefined : (createRequire(client)(client) as { b: PeerClient }).b;
}

/** Generates a client as one CommonJS file and gives its path; nothing when the reference implementation is not installed. */
export function buildPeerClient(name: string, files: ReadonlyMap<string, string>): string | undefined {
  if (!existsSync(join(folder, 'node_modules', '@boundaryml/baml'))) return undefined;
  const project = join(folder, '.work', name);
  rmSync(project, { recursive: true, force: true });
  mkdirSync(join(project, 'baml_src'), { recursive: true });
  for (const [path, text] of files) writeFileSync(join(project, 'baml_src', path), text);
  execFileSync(join(folder, 'node_modules', '.bin', 'baml-cli'), ['generate'], { cwd: project, stdio: 'ignore' });
  const outfile = join(project, 'client.cjs');
  const options = { bundle: true, platform: 'node', format: 'cjs', packages: 'external', logLevel: 'error' } as const;
  buildSync({ ...options, entryPoints: [join(project, 'baml_client', 'index.ts')], outfile });
  return outfile;
}

/** Compiles sources with the reference implementation, in this process. Throws when it is not installed. */
export function compileWithPeer(files: ReadonlyMap<string, string>): void {
  const peer = loadPeerPackage<{ BamlRuntime: { fromFiles(root: string, files: object, env: object): unknown } }>('@boundaryml/baml');
  if (peer === undefined) throw new Error('the reference implementation is not installed');
  peer.BamlRuntime.fromFiles('baml_src', Object.fromEntries(files), {});
}
