import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Exchange, RecordingFile } from '@outcrop/local';
import type { TestRun } from './test-result.ts';

/** `<folder>/<Function>/<Test>[.<client>].json`. Names of clients may hold what names of files may not. */
export function recordingPath(folder: string, { function: fn, test, client }: TestRun): string {
  const suffix = client === undefined ? '' : `.${client.replace(/[^\w.-]/g, '_')}`;
  return join(folder, fn, `${test}${suffix}.json`);
}

/** Writes what a test asked and was answered; nothing when it never came to that. */
export function writeRecording(path: string, client: string | undefined, exchanges: readonly Exchange[]): void {
  if (exchanges.length === 0) return;
  const named = exchanges.map((exchange) => ({ ...(client !== undefined && { client }), ...exchange }));
  const file: RecordingFile = { format: 1, exchanges: named };
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`);
}
