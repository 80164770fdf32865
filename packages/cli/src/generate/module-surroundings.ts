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
  readonly type?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Reads the `package.json` nearest to a folder, upwards. */
export function readModuleSurroundings(folder: string): ModuleSurroundings {
  const manifest = readNearestManifest(folder);
  const alias = { ...manifest.devDependencies, ...manifest.dependencies }['@boundaryml/baml'];
  return {
    isEsModule: manifest.type === 'module',
    runtimeModule: alias?.startsWith('npm:outcrop@') === true ? '@boundaryml/baml' : 'outcrop',
  };
}

function readNearestManifest(folder: string): Manifest {
  for (let current = folder; ; current = dirname(current)) {
    const path = join(current, 'package.json');
    if (existsSync(path)) return readJson(path) as Manifest;
    if (dirname(current) === current) return {};
  }
}
