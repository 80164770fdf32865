import type { Span } from '../span.ts';
import type { Parameter } from '../syntax-tree.ts';
import type { Layout } from './layout.ts';
import { printType } from './print-type.ts';

/** Prints `(name: type, …)` on one line. */
export function printParameters(layout: Layout, parameters: readonly Parameter[], span: Span): void {
  layout.writer.glue('(', span.start + 1);
  for (const [index, parameter] of parameters.entries()) {
    if (index > 0) layout.writer.space();
    printParameter(layout, parameter);
    if (index < parameters.length - 1) layout.writer.glue(',');
  }
  layout.writer.glue(')', span.end);
}

/** Prints parameters on lines of their own, a comma behind each. */
export function printParametersOverLines(layout: Layout, parameters: readonly Parameter[], span: Span): void {
  const { writer } = layout;
  const level = writer.currentLevel;
  writer.glueOpen('(', span.start + 1);
  for (const parameter of parameters) {
    writer.breakLine(level + 1);
    printParameter(layout, parameter);
    writer.glue(',');
  }
  writer.breakBeforeClosing(level);
  writer.write(')', { start: span.end - 1, end: span.end });
}

function printParameter(layout: Layout, { name, type }: Parameter): void {
  layout.writer.write(name.text, name.span);
  layout.writer.glue(':');
  layout.writer.space();
  printType(layout, type);
}
