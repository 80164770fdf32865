/** Why a value does not fit its type. */
export interface Failure {
  /** Where: `jobs[2].years`, empty for the whole answer. */
  readonly path: string;
  /** `expected int, found "many"`. */
  readonly reason: string;
  /** What made it fail, if something inside it did. */
  readonly causes: readonly Failure[];
}

/** More lines do not help anybody. */
const MAX_LINES = 20;
const MAX_TREE_LINES = 200;

/** One line for each place that failed. */
export function failureMessage(failure: Failure): string {
  const lines: string[] = [];
  collectLeaves(failure, lines);
  const shown = lines.slice(0, MAX_LINES);
  return lines.length > MAX_LINES ? [...shown, `and ${lines.length - MAX_LINES} more`].join('\n') : shown.join('\n');
}

function collectLeaves(failure: Failure, lines: string[]): void {
  if (failure.causes.length === 0) lines.push(failureLine(failure));
  else for (const cause of failure.causes) collectLeaves(cause, lines);
}

/** The whole tree, indented. */
export function failureTree(failure: Failure): string {
  const lines: string[] = [];
  collectTree(failure, '', lines);
  return lines.slice(0, MAX_TREE_LINES).join('\n');
}

function collectTree(failure: Failure, indent: string, lines: string[]): void {
  lines.push(indent + failureLine(failure));
  for (const cause of failure.causes) collectTree(cause, `${indent}  `, lines);
}

function failureLine({ path, reason }: Failure): string {
  return path === '' ? reason : `${path}: ${reason}`;
}
