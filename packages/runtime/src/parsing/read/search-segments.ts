import { CLOSE_BRACE, CLOSE_BRACKET, OPEN_BRACE, OPEN_BRACKET } from './characters.ts';
import { ChoiceBuilder } from './choice-builder.ts';
import type { Reading } from './document-reader.ts';
import { LenientReader } from './lenient-reader.ts';
import { ChoiceNode, FixedNode } from './tree.ts';

/**
 * Reads the pieces of a text between matching brackets, whatever quotes there are. A second look at an answer that does not fit: a stray
 * quote in the prose may have hidden the rest. Gives nothing when the brackets do not match.
 */
export function searchSegments(text: string, maxDepth: number): Reading | undefined {
  const readings = new ChoiceBuilder(() => text);
  for (const raw of findSegments(text)) {
    const reader = new LenientReader('structure', maxDepth);
    reader.finish(raw.slice(reader.read(raw, 0)));
    const [node] = reader.results;
    if (node === undefined || reader.isTooDeep) return undefined;
    const choice = new ChoiceNode(() => raw);
    choice.children.push(node);
    choice.settled = 1;
    readings.add(new FixedNode(choice));
  }
  readings.settle();
  return readings.isEmpty ? undefined : { text, node: readings.choice, source: 'prose', tail: undefined };
}

function findSegments(text: string): readonly string[] {
  const segments: string[] = [];
  const open: number[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      if (open.length === 0) start = at;
      open.push(code);
    } else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
      if (open.length === 0) continue;
      if (open.pop() !== (code === CLOSE_BRACE ? OPEN_BRACE : OPEN_BRACKET)) return [];
      if (open.length === 0) segments.push(text.slice(start, at + 1));
    }
  }
  if (open.length > 0) segments.push(text.slice(start));
  return segments;
}
