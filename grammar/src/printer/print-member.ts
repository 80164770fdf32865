import type { Span } from '../span.ts';
import type { Attribute, EnumValue, Field, TypeExpression } from '../syntax-tree.ts';
import type { Layout } from './layout.ts';
import { printAttributes, printAttributesOverLines } from './print-attribute.ts';
import { printType, printTypeOverLines } from './print-type.ts';

/** Prints a field: on one line if it fits, else its attributes on lines of their own, and then its union. */
export function printField(layout: Layout, { name, type, attributes, span }: Field): void {
  const { writer } = layout;
  const level = writer.currentLevel;
  const printName = ({ writer: target }: Layout) => {
    target.write(name.text, name.span);
    target.space();
  };
  printTyped(layout, { span, level, printStart: printName, type, attributes });
}

/** What a field and an alias have in common: a start, a type and attributes. */
interface TypedPart {
  readonly span: Span;
  readonly level: number;
  readonly printStart: (layout: Layout) => void;
  readonly type: TypeExpression;
  readonly attributes: readonly Attribute[];
}

/** Prints a type behind what it is the type of, with attributes. */
export function printTyped(layout: Layout, { span, level, printStart, type, attributes }: TypedPart): void {
  const printFlatType = (target: Layout) => {
    printStart(target);
    printType(target, type);
  };
  const printFlat = (target: Layout) => {
    printFlatType(target);
    printAttributes(target, attributes);
  };
  if (!layout.hasComment(span) && layout.fits(layout.writer.column, printFlat)) {
    printFlat(layout);
    return;
  }
  const isTypeFlat = !layout.hasComment(type.span) && layout.fits(layout.writer.column, printFlatType);
  printStart(layout);
  // A type on a line of its own starts with the sign that continues a line.
  layout.writer.continueWith('| ');
  if (isTypeFlat) printType(layout, type);
  else printTypeOverLines(layout, type);
  printAttributesOverLines(layout, attributes, level);
}

/** Prints an enum value: on one line if it fits, else its attributes on lines of their own. */
export function printEnumValue(layout: Layout, { name, attributes, span }: EnumValue): void {
  const level = layout.writer.currentLevel;
  const printFlat = (target: Layout) => {
    target.writer.write(name.text, name.span);
    printAttributes(target, attributes);
  };
  if (!layout.hasComment(span) && layout.fits(layout.writer.column, printFlat)) {
    printFlat(layout);
    return;
  }
  layout.writer.write(name.text, name.span);
  printAttributesOverLines(layout, attributes, level);
}
