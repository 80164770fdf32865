import type { Declaration, Document, RawString } from '../syntax-tree.ts';
import { createLayout, type Layout } from './layout.ts';
import { isShort, printDeclaration } from './print-declaration.ts';
import { printValue } from './print-value.ts';
import type { BlankLine } from './writer.ts';

type TopLevelNode = Declaration | RawString;

/**
 * Prints a tree that was parsed without errors in the canonical layout, with every comment of its file. The result parses to a tree with
 * the same meaning, and printing that gives the same text.
 */
export function print(tree: Document): string {
  const layout = createLayout(tree);
  const nodes: TopLevelNode[] = [...tree.declarations, ...tree.rawStrings].sort((a, b) => a.span.start - b.span.start);
  for (const [index, node] of nodes.entries()) {
    layout.writer.breakLine(0, blankLineBefore(layout, nodes[index - 1], node));
    if (node.kind === 'raw') printValue(layout, node);
    else printDeclaration(layout, node);
  }
  layout.writer.breakLine(0);
  layout.writer.finish();
  return layout.writer.text;
}

/** Aliases, and clients and retry policies of one line, stay together if they stood together; else one empty line stands between. */
function blankLineBefore(layout: Layout, previous: TopLevelNode | undefined, node: TopLevelNode): BlankLine {
  if (previous === undefined || (previous.kind === node.kind && staysTogether(layout, previous) && staysTogether(layout, node)))
    return 'keep';
  return 'always';
}

function staysTogether(layout: Layout, node: TopLevelNode): boolean {
  return node.kind === 'alias' || ((node.kind === 'client' || node.kind === 'retry-policy') && isShort(layout, node));
}
