import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseScript, type ScriptEntry } from '../answers/script.ts';
import type { Exchange, RecordingFile } from './exchange.ts';

/** What the files below a folder hold. */
export interface Recordings {
  /** Answers recorded from the service, matched by the whole request. */
  readonly exchanges: readonly Exchange[];
  /** Answers written by hand, matched by what they say. */
  readonly script: readonly ScriptEntry[];
}

/**
 * Reads every JSON file below a folder, in the order of names. A list is a script, an object with `"format": 1` a recording. Throws an Error
 * that names the file it cannot make sense of.
 */
export async function readRecordings(folder: string): Promise<Recordings> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort();
  const files = await Promise.all(names.map((name) => readRecordingFile(join(folder, name))));
  return { exchanges: files.flatMap((file) => file.exchanges), script: files.flatMap((file) => file.script) };
}

async function readRecordingFile(path: string): Promise<Recordings> {
  const text = await readFile(path, 'utf8');
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? { exchanges: [], script: parseScript(value) } : { exchanges: exchangesOf(value), script: [] };
  } catch (cause) {
    throw new Error(`Cannot use ${path}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

function exchangesOf(value: unknown): readonly Exchange[] {
  const file = value as Partial<RecordingFile> | null;
  if (file?.format !== 1 || !Array.isArray(file.exchanges)) throw new Error('It is neither a script nor a recording of format 1.');
  return file.exchanges;
}
