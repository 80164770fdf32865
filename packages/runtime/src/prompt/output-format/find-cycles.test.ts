import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCycles } from './find-cycles.ts';

type Graph = Readonly<Record<string, readonly string[]>>;

function cycles(graph: Graph): Record<string, readonly string[]> {
  return Object.fromEntries(findCycles(Object.keys(graph), (name) => graph[name] ?? []));
}

describe('findCycles', () => {
  it.each<[string, Graph, Record<string, string[]>]>([
    ['no mention', { a: [], b: [] }, {}],
    ['a chain', { a: ['b'], b: ['c'], c: [] }, {}],
    ['itself', { a: ['a'], b: ['a'] }, { a: ['a'] }],
    ['a pair', { a: ['b'], b: ['a'] }, { a: ['a', 'b'], b: ['a', 'b'] }],
    ['the first declared first', { x: ['c'], b: ['c'], c: ['b'] }, { b: ['b', 'c'], c: ['b', 'c'] }],
    [
      'mentions in order of declaration',
      { a: ['c', 'b'], b: ['a'], c: ['a'] },
      { a: ['a', 'b', 'c'], b: ['a', 'b', 'c'], c: ['a', 'b', 'c'] },
    ],
    ['names that are not declared', { a: ['toString', 'z'] }, {}],
  ])('knows %s', (_name, graph, expected) => {
    expect(cycles(graph)).toEqual(expected);
  });

  it('agrees with reachability', () => {
    const names = [...'abcdefg'];
    const graphs = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 14 });
    fc.assert(
      fc.property(graphs, (edges) => {
        const graph = Object.fromEntries(names.map((name) => [name, edges.filter(([from]) => from === name).map(([, to]) => to)]));
        const found = cycles(graph);
        for (const name of names) {
          const mates = names.filter((other) => reaches(graph, name, other) && reaches(graph, other, name));
          expect([...(found[name] ?? [])].sort()).toEqual(mates);
        }
      }),
    );
  });

  it('takes long chains', () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
    const found = findCycles(names, (name) => [`n${(Number(name.slice(1)) + 1) % names.length}`]);
    expect(found.get('n7')).toEqual(names);
  });
});

function reaches(graph: Graph, from: string, to: string): boolean {
  const seen = new Set<string>();
  const pending = [...(graph[from] ?? [])];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (name === to) return true;
    if (!seen.has(name)) pending.push(...(graph[name] ?? []));
    seen.add(name);
  }
  return false;
}
