import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isGenerated } from '../generate/write-client.ts';
import { editImports, type ForeignImport, findForeignImports } from './edit-imports.ts';
import { editManifest, type ManifestOptions } from './edit-manifest.ts';
import type { FileChange } from './file-change.ts';

/** What a migration does, and what it leaves to people. */
export interface MigrationPlan {
  readonly changes: readonly FileChange[];
  readonly foreignImports: readonly (ForeignImport & { readonly path: string })[];
  /** Folders with sources; absolute. */
  readonly sourceDirectories: readonly string[];
}

const CODE = /\.[cm]?[jt]sx?$/;

/** Looks through a folder, `node_modules`, hidden folders and generated files left aside. Writes nothing. */
export function planMigration(folder: string, options: ManifestOptions): MigrationPlan {
  const { files, sourceDirectories } = listFiles(folder);
  const changes: FileChange[] = [];
  const foreignImports: MigrationPlan['foreignImports'][number][] = [];
  for (const path of files) {
    const before = readFileSync(path, 'utf8');
    const isManifest = !CODE.test(path);
    if (!isManifest && isGenerated(before)) continue;
    if (!isManifest) foreignImports.push(...findForeignImports(before).map((found) => ({ path, ...found })));
    const after = isManifest ? editManifest(path, before, options) : options.keepsName ? before : editImports(before);
    if (after !== before) changes.push({ path, before, after });
  }
  return { changes, foreignImports, sourceDirectories };
}

/** Manifests and code, and the folders called `baml_src`. */
function listFiles(folder: string): { readonly files: readonly string[]; readonly sourceDirectories: readonly string[] } {
  const files: string[] = [];
  const sourceDirectories: string[] = [];
  const pending = [folder];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    for (const entry of readdirSync(current, { withFileTypes: true })) {
      const path = join(current, entry.name);
      if (entry.isDirectory() && entry.name === 'baml_src') sourceDirectories.push(path);
      else if (entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.')) pending.push(path);
      else if (entry.isFile() && (entry.name === 'package.json' || CODE.test(entry.name))) files.push(path);
    }
  }
  return { files: files.sort(), sourceDirectories: sourceDirectories.sort() };
}
