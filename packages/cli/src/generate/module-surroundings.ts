import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJson } from '../project/read-json.ts';

/** What the nearest `package.json` says about the project that a client is generated into. */
export interface ModuleSurroundings {
  readonly isEsModule: boolean;
  /** The name under which the runtime is installed: `outcrop`, or an alias kept for existing imports. */
  readonly runtimeModule: string;
}

interface Manifest {
  readonly name?: string;
  readonly type?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

const RUNTIME = 'outcrop';
const ALIAS = '@boundaryml/baml';

/** Reads the `package.json` nearest to a folder, upwards. */
export function readModuleSurroundings(folder: string): ModuleSurroundings {
  const manifest = readNearestManifest(folder);
  const alias = { ...manifest.devDependencies, ...manifest.dependencies }[ALIAS];
  const isAlias = alias !== undefined && (alias.startsWith(`npm:${RUNTIME}@`) || installedName(ALIAS, folder) === RUNTIME);
  return { isEsModule: manifest.type === 'module', runtimeModule: isAlias ? ALIAS : RUNTIME };
}

/** What an installed package calls itself: an alias may also be a path or a tarball. */
function installedName(dependency: string, folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    const path = join(current, 'node_modules', dependency, 'package.json');
    if (existsSync(path)) return (readJson(path) as Manifest).name;
    if (dirname(current) === current) return undefined;
  }
}

function readNearestManifest(folder: string): Manifest {
  for (let current = folder; ; current = dirname(current)) {
    const path = join(current, 'package.json');
    if (existsSync(path)) return readJson(path) as Manifest;
    if (dirname(current) === current) return {};
  }
}
