import { statSync } from 'node:fs';
import { join } from 'node:path';
import { walkFolder } from './walk-folder.ts';

/** The absolute paths of the `.baml` files below a folder, sorted. Links to files are followed, links to folders are not: those may go in circles. */
export function listSources(folder: string): string[] {
  return walkFolder(folder)
    .filter((entry) => entry.name.endsWith('.baml') && (entry.isFile() || entry.isSymbolicLink()))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .sort();
}
