import type { Container, Progress, TreeNode } from './tree.ts';

/** What the first children of a node come to. */
export interface Total {
  /** How many children are in it. */
  count: number;
  /** How many of them did not fit. */
  dropped: number;
}

/** How the children of a node are added up for a type. Perf: functions that are made once; 5 % of a partial. */
export interface Sum<Kind extends Total, Context, Type, Node extends Container> {
  /** Gives the total of no children. */
  readonly begin: () => Kind;
  /** Gives a total that goes on from that of the settled children, and leaves it as it is. */
  readonly goOn: (settled: Kind) => Kind;
  readonly add: (total: Kind, child: TreeNode, context: Context, schema: Type, node: Node, index: number) => void;
}

/**
 * Adds up the children of a node. The total of the settled ones is kept with the node: a growing node costs only what is new in it. A strict
 * sum, which is one of its own, ends with the first child that does not fit.
 */
export function sumChildren<
  Kind extends Total,
  Context extends { readonly isStrict: boolean },
  Type extends object,
  Node extends Container,
>({ begin, goOn, add }: Sum<Kind, Context, Type, Node>, context: Context, schema: Type, node: Node): Kind {
  const { isStrict } = context;
  let total = settledTotal(node, schema, isStrict, begin);
  for (let index = total.count; index < node.children.length && !(isStrict && total.dropped > 0); index += 1) {
    if (index === node.settled) total = goOn(total);
    add(total, node.children[index] ?? null, context, schema, node, index);
    total.count = index + 1;
  }
  return total;
}

function settledTotal<Kind extends Total>(node: Container, schema: object, isStrict: boolean, begin: () => Kind): Kind {
  let known: Progress | undefined = node.progress;
  while (known !== undefined && (known.schema !== schema || known.isStrict !== isStrict)) known = known.next;
  if (known !== undefined) return known.total as Kind;
  const total = begin();
  // Perf: a closed object or array of scalars is done again sooner than remembered (a third of the memory of a parse).
  if (node.kind === 'choice' || node.isOpen || node.height > 0) node.progress = { schema, isStrict, total, next: node.progress };
  return total;
}
