import { readFileSync } from 'node:fs';

/** Reads one JSON Lines case file of this folder. */
export function readCases<Case>(file: string): readonly Case[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Case);
}

/**
 * The names in `known-failures.txt`, one a line, `#` starts a comment. The file must match exactly: a case that is listed and passes
 * fails the suite, and so does a case that is not listed and fails.
 */
export function readKnownFailures(): ReadonlySet<string> {
  const text = readFileSync(new URL('known-failures.txt', import.meta.url), 'utf8');
  return new Set(text.split('\n').flatMap((line) => line.replace(/#.*/, '').trim() || []));
}
