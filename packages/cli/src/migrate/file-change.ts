import { structuredPatch } from 'diff';

/** A file that a migration changes. */
export interface FileChange {
  /** Absolute. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** The lines that differ, `-` and `+` in front of them, with one line around. */
export function describeChange({ before, after }: FileChange): readonly string[] {
  const { hunks } = structuredPatch('before', 'after', before, after, undefined, undefined, { context: 1 });
  return hunks.flatMap(({ oldStart, lines }) => [`@@ line ${oldStart}`, ...lines]);
}
