import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BamlError } from '../../errors/index.ts';

const WORKER_FILE = 'sync-client-worker.js';

/**
 * Finds the file that the worker thread starts with: beside this module, which may be part of a bundle by now, or else in the installed
 * package, built.
 */
export function findWorkerFile(): string {
  // Bundlers that write CommonJS leave `import.meta` empty, and give the path of the bundle instead.
  const here = import.meta.url === undefined ? __filename : fileURLToPath(import.meta.url);
  const found = [besideFile(here), installedFile(here)].find((file) => file !== undefined && existsSync(file));
  if (found !== undefined) return found;
  throw new BamlError({
    message: `the file ${WORKER_FILE} of the sync client was not found`,
    help: `Leave the package \`outcrop\` out of the bundle, or bundle node_modules/outcrop/dist/node/sync/${WORKER_FILE} as a file of that name beside it. The async client of async_client needs no other file.`,
  });
}

function besideFile(here: string): string {
  return join(dirname(here), WORKER_FILE);
}

function installedFile(here: string): string | undefined {
  try {
    return join(dirname(createRequire(here).resolve('outcrop/package.json')), 'dist', 'node', 'sync', WORKER_FILE);
  } catch {
    return undefined;
  }
}
