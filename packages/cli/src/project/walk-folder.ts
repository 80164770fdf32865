import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Lists what is in a folder and in the folders inside it. Links to folders are not followed, because they may go in circles: the recursive
 * listing of newer versions of Node does.
 */
export function walkFolder(folder: string): Dirent[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [entry, ...walkFolder(join(folder, entry.name))] : [entry],
  );
}
