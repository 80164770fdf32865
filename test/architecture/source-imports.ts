import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** One import of a source file. */
export interface SourceImport {
  /** Path of the importing file, relative to the repository's root, with `/`. */
  readonly file: string;
  readonly specifier: string;
  readonly kind: 'static' | 'type' | 'dynamic';
}

/** The repository's root folder. */
export const root: string = join(import.meta.dirname, '..', '..');

/** All `.ts` files below a folder, tests left out, relative to the repository's root. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split('\\').join('/'));
}

const importPattern =
  /^(?<keyword>import|export)\s+(?<type>type\s)?(?:[^'";]*?\sfrom\s+)?['"](?<from>[^'"]+)['"]|\bimport\(\s*['"](?<dynamic>[^'"]+)['"]\s*\)/gm;

/** The imports that a source file writes down. Import statements inside the templates of the emitter are not its own. */
export function importsOf(file: string): SourceImport[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(importPattern)]
    .filter(([statement]) => !statement.includes('${'))
    .map(({ groups = {} }) => {
      if (groups.dynamic !== undefined) return { file, specifier: groups.dynamic, kind: 'dynamic' };
      return { file, specifier: groups.from ?? '', kind: groups.type === undefined ? 'static' : 'type' };
    });
}
