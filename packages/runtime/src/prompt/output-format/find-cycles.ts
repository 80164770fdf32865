/** For each name that lies on a cycle: all names of that cycle, in the order in which the prompt lists them. */
export type Cycles = ReadonlyMap<string, readonly string[]>;

interface Node {
  readonly name: string;
  /** Order of first visit. */
  readonly index: number;
  readonly mentions: readonly string[];
  /** The mention to follow next. */
  next: number;
  /** Least index that is reachable. */
  low: number;
  /** Its component is not complete. */
  isOpen: boolean;
}

/**
 * Finds the cycles among declarations: Tarjan's strongly connected components, in linear time and without recursion. A declaration that
 * mentions itself is a cycle of one.
 *
 * @param names - all declarations, in order of declaration
 * @param mentionsOf - what a declaration mentions, in any order; names that are not in `names` are ignored
 */
export function findCycles(names: readonly string[], mentionsOf: (name: string) => Iterable<string>): Cycles {
  const position = new Map(names.map((name, index) => [name, index]));
  const positionOf = (name: string): number => position.get(name) ?? -1;
  const nodes = new Map<string, Node>();
  const open: Node[] = [];
  const cycles = new Map<string, readonly string[]>();

  function enter(name: string): Node {
    const mentions = [...mentionsOf(name)].filter((mention) => position.has(mention)).sort((a, b) => positionOf(a) - positionOf(b));
    const node = { name, index: nodes.size, mentions, next: 0, low: nodes.size, isOpen: true };
    nodes.set(name, node);
    open.push(node);
    return node;
  }

  function leave(node: Node): void {
    if (node.low !== node.index) return;
    const component = open.splice(open.lastIndexOf(node));
    for (const member of component) member.isOpen = false;
    if (component.length === 1 && !node.mentions.includes(node.name)) return;
    const members = rotateToFirstDeclared(component, positionOf);
    for (const name of members) cycles.set(name, members);
  }

  function visit(start: string): void {
    const path = [enter(start)];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const mention = node.mentions[node.next++];
      const seen = mention === undefined ? undefined : nodes.get(mention);
      if (seen !== undefined) node.low = seen.isOpen ? Math.min(node.low, seen.index) : node.low;
      else if (mention !== undefined) path.push(enter(mention));
      else {
        leave(node);
        path.pop();
        const parent = path.at(-1);
        if (parent !== undefined) parent.low = Math.min(parent.low, node.low);
      }
    }
  }

  for (const name of names) if (!nodes.has(name)) visit(name);
  return cycles;
}

function rotateToFirstDeclared(component: readonly Node[], positionOf: (name: string) => number): readonly string[] {
  const members = component.map(({ name }) => name);
  const first = members.reduce((best, name) => (positionOf(name) < positionOf(best) ? name : best));
  const start = members.indexOf(first);
  return [...members.slice(start), ...members.slice(0, start)];
}
