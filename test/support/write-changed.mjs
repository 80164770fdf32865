import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file unless it holds the same already: whoever runs what was built before is not disturbed by building it again. */
export function writeChanged(path, content) {
  const bytes = Buffer.from(content);
  if (readOrNothing(path)?.equals(bytes)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

function readOrNothing(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
