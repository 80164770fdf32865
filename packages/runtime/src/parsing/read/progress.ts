import type { Container, Progress } from './tree.ts';

/**
 * Gives the work done for a type on a node's settled children; begins it when there is none. `begin` is given what the node holds already.
 */
export function progressOf<Work extends Progress>(
  node: Container,
  schema: object,
  task: Work['task'],
  begin: (next: Progress | undefined) => Work,
): Work {
  for (let known = node.progress; known !== undefined; known = known.next) {
    if (known.schema === schema && known.task === task) return known as Work;
  }
  const work = begin(node.progress);
  if (isWorthKeeping(node)) node.progress = work;
  return work;
}

/** A closed object or array of scalars is done again sooner than remembered. Perf: a third of the memory of a parse. */
function isWorthKeeping(node: Container): boolean {
  return node.kind === 'choice' || node.isOpen || node.height > 0;
}
