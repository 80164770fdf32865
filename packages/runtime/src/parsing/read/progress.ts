import type { Container } from './tree.ts';

/**
 * Gives the work done for a type on a node's settled children; begins it when there is none. A cast is work of its own.
 */
export function progressOf<Work extends object>(node: Container, schema: object, isCast: boolean, begin: () => Work): Work {
  for (let known = node.progress; known !== undefined; known = known.next) {
    if (known.schema === schema && known.isCast === isCast) return known.work as Work;
  }
  const work = begin();
  if (isWorthKeeping(node)) node.progress = { schema, isCast, work, next: node.progress };
  return work;
}

/** A closed object or array of scalars is done again sooner than remembered. Perf: a third of the memory of a parse. */
function isWorthKeeping(node: Container): boolean {
  return node.kind === 'choice' || node.isOpen || node.height > 0;
}
