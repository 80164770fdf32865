import { readFileSync } from 'node:fs';
import { CommandError, EXIT } from '../exit-code.ts';

/**
 * Reads a JSON file that people write.
 *
 * @throws CommandError that names it when it is not JSON
 */
export function readJson(path: string): unknown {
  return parseJson(readFileSync(path, 'utf8'), path);
}

/** The same for a text that was read from `path`. */
export function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`${path} is not JSON.`, { advice: reason, exitCode: EXIT.usage, cause });
  }
}
