import { trimBlanks } from './characters.ts';
import { displayNode } from './display-form.ts';
import type { Reading } from './document-reader.ts';
import { LenientReader } from './lenient-reader.ts';
import { ChoiceNode, isContainer, PieceNode, type TreeNode } from './tree.ts';

/**
 * Reads the pieces of a text between matching brackets, whatever quotes there are. A second look at an answer that does not fit: a stray
 * quote in the prose may have hidden the rest. Gives nothing when the pieces are those of the first look, or one of them cannot be read.
 */
export function searchSegments(first: Reading, maxDepth: number): Reading | undefined {
  const { text, node } = first;
  if (!(node instanceof ChoiceNode)) return undefined;
  const segments = findSegments(text);
  const known = JSON.stringify(node.children.map(displayNode));
  const [piece] = node.children;
  // The brackets of a closed structure with nothing around it are known for sure.
  const isClosed = piece instanceof PieceNode && !piece.inner.isOpen;
  if (known === JSON.stringify(segments) || (isClosed && known === JSON.stringify([trimBlanks(text)]))) return undefined;
  const deepNodes: TreeNode[] = [];
  const readings = new ChoiceNode(node.extent);
  const reader = new LenientReader('structure', { maxDepth, deepNodes });
  for (const segment of segments) {
    reader.restart('structure');
    reader.finish(segment.slice(reader.read(segment, 0)));
    const [result] = reader.results;
    if (result === undefined || !isContainer(result) || reader.status === 'too deep') return undefined;
    readings.add(new PieceNode(result, { text: () => segment }));
  }
  return { ...first, node: readings, deepNodes };
}

/** Finds the pieces between brackets that match, and what follows the last one that is never closed. Gives nothing when some do not match. */
function findSegments(text: string): readonly string[] {
  const segments: string[] = [];
  const closings: string[] = [];
  let start = 0;
  for (const { 0: bracket, index } of text.matchAll(/[{}[\]]/g)) {
    if (bracket === '{' || bracket === '[') {
      if (closings.length === 0) start = index;
      closings.push(bracket === '{' ? '}' : ']');
    } else if (closings.length > 0) {
      if (closings.pop() !== bracket) return [];
      if (closings.length === 0) segments.push(text.slice(start, index + 1));
    }
  }
  if (closings.length > 0) segments.push(text.slice(start));
  return segments;
}
