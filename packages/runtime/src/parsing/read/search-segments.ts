import { CLOSE_BRACE, CLOSE_BRACKET, OPEN_BRACE, OPEN_BRACKET, trimBlanks } from './characters.ts';
import type { Reading } from './document-reader.ts';
import { Extent } from './extent.ts';
import { createLenientReader } from './lenient-reader.ts';
import { ChoiceNode, isContainer, PieceNode, type TreeNode } from './tree.ts';

interface Segment {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads the pieces of a text between matching brackets, whatever quotes there are. A second look at an answer that does not fit: a stray
 * quote in the prose may have hidden the rest. Gives nothing when the brackets do not match, or the pieces are those of the first look.
 */
export function searchSegments({ text, node: known }: Reading, maxDepth: number): Reading | undefined {
  if (isWholeText(text, known)) return undefined;
  const segments = findSegments(text);
  if (isKnown(segments, known)) return undefined;
  const deepNodes: TreeNode[] = [];
  const readings = new ChoiceNode(new Extent({ text }, 0, false));
  const reader = createLenientReader('structure', { maxDepth, deepNodes });
  for (const { start, end } of segments) {
    const raw = text.slice(start, end);
    reader.restart('structure');
    reader.finish(raw.slice(reader.read(raw, 0)));
    const [node] = reader.results();
    if (node === undefined || !isContainer(node) || reader.status() === 'too deep') return undefined;
    const extent = new Extent({ text }, start, false);
    extent.end = end;
    readings.add(new PieceNode(node, extent));
  }
  readings.settle();
  return readings.children.length === 0
    ? undefined
    : { text, node: readings, source: 'prose', tail: undefined, deepNodes, openNodes: [], isDoubtful: false };
}

/** Tells whether the text is one structure with nothing around it. Its brackets are then known for sure. */
function isWholeText(text: string, known: TreeNode): boolean {
  if (!(known instanceof ChoiceNode)) return false;
  const [piece, ...others] = known.children;
  return piece instanceof PieceNode && others.length === 0 && !piece.inner.isOpen && piece.extent.text() === trimBlanks(text);
}

function isKnown(segments: readonly Segment[], known: TreeNode): boolean {
  if (!(known instanceof ChoiceNode) || known.children.length !== segments.length) return false;
  return segments.every(({ start, end }, index) => {
    const piece = known.children[index];
    return piece instanceof PieceNode && piece.extent.start === start && piece.extent.end === end;
  });
}

/** Finds the pieces between brackets that match, and what follows the last one that is never closed. Gives nothing when some do not match. */
function findSegments(text: string): readonly Segment[] {
  const segments: Segment[] = [];
  const closings: number[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const closing = closingOf(code);
    if (closing !== undefined) {
      if (closings.length === 0) start = at;
      closings.push(closing);
    } else if (closings.length > 0 && (code === CLOSE_BRACE || code === CLOSE_BRACKET)) {
      if (closings.pop() !== code) return [];
      if (closings.length === 0) segments.push({ start, end: at + 1 });
    }
  }
  return closings.length === 0 ? segments : [...segments, { start, end: text.length }];
}

function closingOf(code: number): number | undefined {
  if (code === OPEN_BRACE) return CLOSE_BRACE;
  return code === OPEN_BRACKET ? CLOSE_BRACKET : undefined;
}
