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
export function printBlock(layout: Layout, members: readonly PrintableMember[], span: Span, opening?: number): void {
  const { writer } = layout;
  const level = writer.currentLevel;
  if (members.length === 0 && !layout.hasComment(span)) {
    writer.glue(' {}', span.end);
    return;
  }
  writer.glueOpen(' {', opening);
  for (const member of [...members].sort((a, b) => a.span.start - b.span.start)) {
    writer.breakLine(level + 1);
    member.print(layout);
  }
  writer.breakBeforeClosing(level);
  writer.write('}', { start: span.end - 1, end: span.end });
}

/** Prints the body of a declaration, with members that are no entries. */
export function printBody(layout: Layout, { entries, span }: Body, others: readonly PrintableMember[] = []): void {
  const members = entries.map((entry) => ({ span: entry.span, print: (target: Layout) => printEntry(target, entry) }));
  printBlock(layout, [...members, ...others], span, span.start + 1);
}

/** Prints a body that stands on one line in the source, and fits, on one line. */
export function printShortBody(layout: Layout, body: Body): void {
  const { entries, span } = body;
  const printFlat = (target: Layout) => {
    target.writer.glue(' {', span.start + 1);
    for (const entry of entries) {
      target.writer.space();
      printEntry(target, entry);
    }
    target.writer.space();
    target.writer.write('}', { start: span.end - 1, end: span.end });
  };
  const isShort = entries.length > 0 && !layout.hasNewLine(span.start, span.end) && !layout.hasComment(span);
  if (isShort && layout.fits(printFlat)) printFlat(layout);
  else printBody(layout, body);
}
