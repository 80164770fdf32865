import type { Container, Progress } from '../read/tree.ts';

/** Gives the work done for a type on a node's settled children; begins it when there is none. */
export function progressOf<Work extends Progress>(node: Container, schema: object, task: Work['task'], begin: () => Work): Work {
  node.progress ??= [];
  for (const known of node.progress) if (known.schema === schema && known.task === task) return known as Work;
  const work = begin();
  node.progress.push(work);
  return work;
}
