import { lazyPattern } from '../../text/lazy-pattern.ts';

/** Wire: document names may hold letters, digits, single blanks and these: `-`, `(`, `)`, `[`, `]`. */
const illegalRun = lazyPattern('[^\\p{L}\\p{N}\\s\\-()[\\]]+', 'gu');
const MAX_LENGTH = 200;

/** Hands out document names that the service accepts, each one once per request: `document`, `document-2`, … */
export class DocumentNames {
  readonly #taken: Set<string> = new Set();

  next(wanted: string | undefined): string {
    const base = cleanName(wanted ?? '') || 'document';
    let name = base;
    for (let count = 2; this.#taken.has(name); count++) {
      const suffix = `-${count}`;
      name = base.slice(0, MAX_LENGTH - suffix.length) + suffix;
    }
    this.#taken.add(name);
    return name;
  }
}

function cleanName(name: string): string {
  return name.replace(illegalRun(), '-').replace(/\s+/g, ' ').trim().slice(0, MAX_LENGTH).trim();
}
