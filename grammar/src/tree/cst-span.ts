import type { CstElement, CstNode, IToken } from 'chevrotain';
import type { Span } from '../span.ts';

/** The span of a token, or of a node with at least one token. */
export function spanOf(element: CstElement): Span {
  const { startOffset, endOffset } = isNode(element) ? (element.location ?? { startOffset: 0, endOffset: -1 }) : element;
  return { start: startOffset, end: (endOffset ?? startOffset - 1) + 1 };
}

/** Was the token missing, and put in by the lexer? */
export function isMissing({ image }: IToken): boolean {
  return image === '';
}

function isNode(element: CstElement): element is CstNode {
  return 'children' in element;
}

/** The first of the elements that a rule always has. */
export function first<Element extends CstElement>(elements: readonly Element[]): Element {
  return elements[0] as Element;
}
