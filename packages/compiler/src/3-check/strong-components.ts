/** Gives the nodes that a node points to. */
export type Edges<Node> = (node: Node) => Iterable<Node>;

/**
 * Groups the nodes of a directed graph that reach each other, and keeps the groups that hold a cycle: more than one node, or one that points
 * to itself. Tarjan's algorithm with an explicit stack, so deep graphs are fine; linear in nodes and edges.
 */
export function cyclicComponents<Node>(nodes: Iterable<Node>, edges: Edges<Node>): readonly (readonly Node[])[] {
  const search: Search<Node> = { edges, orders: new Map(), open: [], isOpen: new Set(), components: [] };
  for (const node of nodes) visit(search, node);
  return search.components.filter(([first, ...others]) => others.length > 0 || (first !== undefined && pointsTo(first, first, edges)));
}

/** The shortest way from the first node of a component back to it: each node once, the first not repeated at the end. */
export function cycleThrough<Node>(start: Node, component: readonly Node[], edges: Edges<Node>): readonly Node[] {
  const members = new Set(component);
  const cameFrom = new Map<Node, Node>();
  const queue = [start];
  for (const node of queue) {
    for (const next of edges(node)) {
      if (next === start) return pathFrom(start, node, cameFrom);
      if (!members.has(next) || cameFrom.has(next)) continue;
      cameFrom.set(next, node);
      queue.push(next);
    }
  }
  return [start];
}

function pathFrom<Node>(start: Node, end: Node, cameFrom: ReadonlyMap<Node, Node>): readonly Node[] {
  const path = [end];
  for (let node: Node | undefined = end; node !== undefined && node !== start; ) {
    node = cameFrom.get(node);
    if (node !== undefined) path.push(node);
  }
  return path.reverse();
}

function pointsTo<Node>(from: Node, to: Node, edges: Edges<Node>): boolean {
  for (const next of edges(from)) if (next === to) return true;
  return false;
}

interface Visit<Node> {
  readonly node: Node;
  readonly remaining: Iterator<Node>;
  readonly order: number;
  lowest: number;
}

/** One run of Tarjan's algorithm. */
interface Search<Node> {
  readonly edges: Edges<Node>;
  /** When each node was met. */
  readonly orders: Map<Node, number>;
  /** Nodes that were met and belong to no component yet. */
  readonly open: Node[];
  readonly isOpen: Set<Node>;
  readonly components: Node[][];
}

function visit<Node>(search: Search<Node>, root: Node): void {
  if (search.orders.has(root)) return;
  const path = [enter(search, root)];
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const { done, value: next } = top.remaining.next();
    if (done) {
      path.pop();
      leave(search, top, path.at(-1));
    } else if (!search.orders.has(next)) {
      path.push(enter(search, next));
    } else if (search.isOpen.has(next)) {
      top.lowest = Math.min(top.lowest, search.orders.get(next) ?? top.lowest);
    }
  }
}

function enter<Node>({ edges, orders, open, isOpen }: Search<Node>, node: Node): Visit<Node> {
  const order = orders.size;
  orders.set(node, order);
  open.push(node);
  isOpen.add(node);
  return { node, remaining: edges(node)[Symbol.iterator](), order, lowest: order };
}

function leave<Node>({ open, isOpen, components }: Search<Node>, visited: Visit<Node>, parent: Visit<Node> | undefined): void {
  const { node, order, lowest } = visited;
  if (parent !== undefined) parent.lowest = Math.min(parent.lowest, lowest);
  if (lowest < order) return;
  const component = open.splice(open.lastIndexOf(node));
  for (const member of component) isOpen.delete(member);
  components.push(component);
}
