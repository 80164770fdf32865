import { readFileSync } from 'node:fs';
import { CommandError } from '../exit-code.ts';
import { displayPath } from './find-source-directory.ts';

/**
 * Reads a source file.
 *
 * @throws CommandError when it is not UTF-8: what was read as something else would be written back broken
 */
export function readSource(path: string, workingDirectory: string): string {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CommandError(`${displayPath(path, workingDirectory)} is not UTF-8 text.`, { advice: 'Save it as UTF-8.', cause });
  }
}
