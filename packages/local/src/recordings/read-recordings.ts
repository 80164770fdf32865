import { type Exchange, exchangesOf, readRecordingFolder } from 'outcrop/testing';
import { parseScript, type ScriptEntry } from '../answers/script.ts';

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
  const files = await readRecordingFolder(folder, readContent);
  return { exchanges: files.flatMap((file) => file.exchanges), script: files.flatMap((file) => file.script) };
}

function readContent(value: unknown): Recordings {
  return Array.isArray(value) ? { exchanges: [], script: parseScript(value) } : { exchanges: exchangesOf(value), script: [] };
}
