/** Gives the nodes that a node points to. */
export type Edges<Node> = (node: Node) => Iterable<Node>;

/**
 * Groups the nodes of a directed graph that reach each other, and keeps the groups that hold a cycle: more than one node, or one that points
 * to itself. Tarjan's algorithm with an explicit stack, so deep graphs are fine; linear in nodes and edges.
 */
export function cyclicComponents<Node>(nodes: Iterable<Node>, edges: Edges<Node>): readonly (readonly Node[])[] {
  const search = new ComponentSearch(edges);
  for (const node of nodes) search.visit(node);
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
class ComponentSearch<Node> {
  readonly components: Node[][] = [];
  private readonly edges: Edges<Node>;
  private readonly orders = new Map<Node, number>();
  private readonly open: Node[] = [];
  private readonly isOpen = new Set<Node>();

  constructor(edges: Edges<Node>) {
    this.edges = edges;
  }

  visit(root: Node): void {
    if (this.orders.has(root)) return;
    const path = [this.enter(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { done, value: next } = top.remaining.next();
      if (done) {
        path.pop();
        this.leave(top, path.at(-1));
      } else if (!this.orders.has(next)) {
        path.push(this.enter(next));
      } else if (this.isOpen.has(next)) {
        top.lowest = Math.min(top.lowest, this.orders.get(next) ?? top.lowest);
      }
    }
  }

  private enter(node: Node): Visit<Node> {
    const order = this.orders.size;
    this.orders.set(node, order);
    this.open.push(node);
    this.isOpen.add(node);
    return { node, remaining: this.edges(node)[Symbol.iterator](), order, lowest: order };
  }

  private leave({ node, order, lowest }: Visit<Node>, parent: Visit<Node> | undefined): void {
    if (parent !== undefined) parent.lowest = Math.min(parent.lowest, lowest);
    if (lowest < order) return;
    const component = this.open.splice(this.open.lastIndexOf(node));
    for (const member of component) this.isOpen.delete(member);
    this.components.push(component);
  }
}
