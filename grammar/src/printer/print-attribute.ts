import type { Attribute } from '../syntax-tree.ts';
import type { Layout } from './layout.ts';
import { printArguments } from './print-value.ts';

/** Prints attributes behind what they belong to. */
export function printAttributes(layout: Layout, attributes: readonly Attribute[]): void {
  for (const attribute of attributes) {
    layout.writer.space();
    printAttribute(layout, attribute);
  }
}

/** Prints attributes on lines of their own, one level deeper than what they belong to. */
export function printAttributesOverLines(layout: Layout, attributes: readonly Attribute[], level: number): void {
  for (const attribute of attributes) {
    layout.writer.breakLine(level + 1, 'never');
    printAttribute(layout, attribute);
  }
}

/** Prints one attribute. */
export function printAttribute(layout: Layout, { name, isBlock, arguments: values, argumentsSpan, span }: Attribute): void {
  layout.writer.write(`${isBlock ? '@@' : '@'}${name.text}`, { start: span.start, end: name.span.end });
  if (argumentsSpan !== undefined) printArguments(layout, values, argumentsSpan, name);
}
