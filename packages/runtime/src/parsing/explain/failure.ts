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
  const lines = leavesOf(failure).map(failureLine);
  const rest = lines.length - MAX_LINES;
  if (rest > 0) lines.splice(MAX_LINES, rest, `and ${rest} more`);
  return lines.join('\n');
}

/** Gives the places where nothing inside explains more. */
export function leavesOf(failure: Failure): readonly Failure[] {
  return failure.causes.length === 0 ? [failure] : failure.causes.flatMap(leavesOf);
}

/** The whole tree, indented. */
export function failureTree(failure: Failure): string {
  return treeLines(failure).slice(0, MAX_TREE_LINES).join('\n');
}

function treeLines(failure: Failure): string[] {
  return [failureLine(failure), ...failure.causes.flatMap(treeLines).map((line) => `  ${line}`)];
}

function failureLine({ path, reason }: Failure): string {
  return `${path && `${path}: `}${reason}`;
}
