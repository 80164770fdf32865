import type { Span } from '../span.ts';
import type { Body } from '../syntax-tree.ts';
import type { Layout } from './layout.ts';
import { printEntry } from './print-value.ts';

/** A member of a block, and how it is printed. */
export interface PrintableMember {
  readonly span: Span;
  readonly print: (layout: Layout) => void;
}

/**
 * Prints a block behind what it belongs to, a member per line. `span` ends with the closing brace; where it starts, at or before the opening
 * one, comments may stand.
 */
export function printBlock(layout: Layout, members: readonly PrintableMember[], span: Span): void {
  const { writer } = layout;
  const level = writer.currentLevel;
  if (members.length === 0 && !layout.hasComment(span)) {
    writer.glue(' {}', span.end);
    return;
  }
  printOpening(layout, span.start, level);
  for (const member of [...members].sort((a, b) => a.span.start - b.span.start)) {
    writer.breakLine(level + 1);
    member.print(layout);
  }
  writer.breakBeforeClosing(level);
  writer.write('}', { start: span.end - 1, end: span.end });
}

/**
 * Prints the brace that opens a block: on the line before it, and comments behind it. Where documentation stands among several comments,
 * which would then belong to the first member inside, the brace gets a line of its own.
 */
function printOpening({ writer, nextToken, hasComment, hasDocumentation }: Layout, start: number, level: number): void {
  const offset = nextToken(start);
  const end = offset + 1;
  if (hasComment({ start, end }) && hasDocumentation({ start, end: nextToken(end) })) {
    writer.breakLine(level, 'never');
    writer.open('{', { start: offset, end });
  } else writer.glueOpen(' {', end);
}

/** Prints the body of a declaration, with members that are no entries. */
export function printBody(layout: Layout, { entries, span }: Body, others: readonly PrintableMember[] = []): void {
  const members = entries.map((entry) => ({ span: entry.span, print: (target: Layout) => printEntry(target, entry) }));
  printBlock(layout, [...members, ...others], span);
}

/** Prints a body on the line of what it belongs to. */
export function printBodyOnLine(layout: Layout, { entries, span }: Body): void {
  const { writer } = layout;
  writer.glue(' {', span.start + 1);
  for (const entry of entries) {
    writer.space();
    printEntry(layout, entry);
  }
  writer.space();
  writer.write('}', { start: span.end - 1, end: span.end });
}
