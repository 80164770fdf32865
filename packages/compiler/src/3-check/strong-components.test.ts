import { describe, expect, it } from 'vitest';
import { cycleThrough, cyclicComponents } from './strong-components.ts';

type Graph = Readonly<Record<string, readonly string[]>>;

function cycles(graph: Graph): string[] {
  const edges = (node: string) => graph[node] ?? [];
  return cyclicComponents(Object.keys(graph), edges)
    .map((component) => cycleThrough([...component].sort()[0] ?? '', component, edges).join(' '))
    .sort();
}

describe('cyclicComponents', () => {
  it.each<[name: string, graph: Graph, expected: string[]]>([
    ['nothing', {}, []],
    ['a chain', { a: ['b'], b: ['c'], c: [] }, []],
    ['a node that points to itself', { a: ['a'], b: [] }, ['a']],
    ['two that point to each other', { a: ['b'], b: ['a'] }, ['a b']],
    ['a way into a cycle is not part of it', { a: ['b'], b: ['c'], c: ['b'] }, ['b c']],
    ['two cycles that share a node are one group', { a: ['b', 'c'], b: ['a'], c: ['a'] }, ['a b']],
    ['separate cycles', { a: ['b'], b: ['a'], c: ['d'], d: ['c'] }, ['a b', 'c d']],
    ['the shortest way round', { a: ['b', 'd'], b: ['c'], c: ['d'], d: ['a'] }, ['a d']],
  ])('%s', (_, graph, expected) => {
    expect(cycles(graph)).toEqual(expected);
  });

  it('follows a chain of 100,000 nodes without exhausting the stack', () => {
    const edges = (node: number) => [(node + 1) % 100_000];
    expect(cyclicComponents([0], edges)).toHaveLength(1);
  });
});
