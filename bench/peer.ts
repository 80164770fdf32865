import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const folder = join(process.cwd(), 'bench', 'peer');

/** The reference implementation's runtime, as far as it is measured. */
export interface PeerRuntime {
  parse(functionName: string, text: string, partial: boolean): unknown;
  buildRequest(functionName: string, args: object): Promise<unknown>;
}

/** Loads a package that Outcrop is measured against; nothing when `npm run bench:setup` has not been run. */
export function loadPeerPackage<Module>(name: string): Module | undefined {
  if (!existsSync(join(folder, 'node_modules', name))) return undefined;
  return createRequire(join(folder, 'package.json'))(name) as Module;
}

interface PeerModule {
  BamlRuntime: {
    fromFiles(root: string, files: Record<string, string>, env: Record<string, string>): PeerInstance;
  };
}

interface PeerInstance {
  createContextManager(): object;
  parseLlmResponse(fn: string, text: string, partial: boolean, context: object, ...rest: unknown[]): unknown;
  buildRequest(fn: string, args: object, context: object, ...rest: unknown[]): Promise<{ body: { text(): string } }>;
}

/** Compiles sources with the reference implementation; nothing when it is not installed. */
export function loadPeerRuntime(files: ReadonlyMap<string, string>): PeerRuntime | undefined {
  process.env.BAML_LOG ??= 'off';
  const peer = loadPeerPackage<PeerModule>('@boundaryml/baml');
  if (peer === undefined) return undefined;
  const runtime = peer.BamlRuntime.fromFiles('baml_src', Object.fromEntries(files), {});
  const context = runtime.createContextManager();
  return {
    parse: (fn, text, partial) => runtime.parseLlmResponse(fn, text, partial, context, undefined, undefined, {}),
    buildRequest: async (fn, args) => (await runtime.buildRequest(fn, args, context, undefined, undefined, false, {})).body.text(),
  };
}
