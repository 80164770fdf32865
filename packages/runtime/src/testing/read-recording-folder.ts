import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Reads every JSON file below a folder, in the order of names, and gives what `read` makes of each.
 *
 * @throws Error that names the file which is not JSON, or which `read` refused.
 */
export async function readRecordingFolder<Content>(folder: string, read: (value: unknown) => Content): Promise<readonly Content[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(names.map((name) => readRecordingFile(join(folder, name), read)));
}

async function readRecordingFile<Content>(path: string, read: (value: unknown) => Content): Promise<Content> {
  const text = await readFile(path, 'utf8');
  try {
    return read(JSON.parse(text));
  } catch (cause) {
    throw new Error(`Cannot use ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
