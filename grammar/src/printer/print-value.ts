import type { Span } from '../span.ts';
import type { Entry, Name, Value } from '../syntax-tree.ts';
import type { Layout } from './layout.ts';
import { shiftRawString } from './shift-raw-string.ts';

/** Prints a value. */
export function printValue(layout: Layout, value: Value): void {
  const { writer } = layout;
  const { kind, span } = value;
  switch (kind) {
    case 'quoted':
    case 'bare':
    case 'number':
    case 'boolean':
    case 'null':
    case 'environment':
    case 'template-expression':
    case 'broken':
      writer.write(layout.textOf(span).replaceAll('\r\n', '\n'), span);
      break;
    case 'raw':
      writer.write(shiftRawString(layout.textOf(span), writer.currentLevel), span);
      break;
    case 'template-call':
      writer.write(value.name.text, value.name.span);
      printArguments(layout, value.arguments, { start: value.name.span.end, end: span.end }, value.name);
      break;
    case 'map':
      printItems(layout, value.entries, span, printEntry);
      break;
    case 'list':
      printItems(layout, value.items, span, printValue);
      break;
  }
}

/** Prints `key value`. */
export function printEntry(layout: Layout, { key, value }: Entry): void {
  layout.writer.write(printKey(layout, key), key.span);
  layout.writer.space();
  printValue(layout, value);
}

/** Words that would not be read as keys everywhere if their quotes were taken. */
const WORD_VALUES = new Set(['true', 'false', 'null']);

function printKey(layout: Layout, { text, span }: Name): string {
  return /^[A-Za-z]\w*$/.test(text) && !WORD_VALUES.has(text) ? text : layout.textOf(span);
}

/**
 * Prints the parentheses behind the name of an attribute or call, with the values between them: on lines of their own if a line ended after
 * the opening one.
 */
export function printArguments(layout: Layout, values: readonly Value[], span: Span, name: Name): void {
  const { writer } = layout;
  const level = writer.currentLevel;
  const hasComment = layout.hasComment({ start: name.span.end, end: span.end });
  const isOverLines = hasComment || (values[0] !== undefined && layout.hasNewLine(span.start, values[0].span.start));
  writer.glueOpen('(', span.start + 1);
  for (const [index, value] of values.entries()) {
    if (isOverLines) writer.breakLine(level + 1, 'never');
    else if (index > 0) writer.space();
    printValue(layout, value);
    if (index < values.length - 1) writer.glue(',');
  }
  if (isOverLines) writer.breakBeforeClosing(level);
  writer.write(')', { start: span.end - 1, end: span.end });
}

/** Prints a map or list: an item per line if a line ended after the bracket, else on one line. */
function printItems<Item extends { readonly span: Span }>(
  layout: Layout,
  items: readonly Item[],
  span: Span,
  printItem: (layout: Layout, item: Item) => void,
): void {
  const { writer } = layout;
  const opening = layout.textOf({ start: span.start, end: span.start + 1 });
  const closing = layout.textOf({ start: span.end - 1, end: span.end });
  const [first] = items;
  if (first === undefined && !layout.hasComment(span)) {
    writer.write(opening + closing, span);
    return;
  }
  const level = writer.currentLevel;
  const isOverLines = first === undefined || layout.hasComment(span) || layout.hasNewLine(span.start, first.span.start);
  writer.open(opening, { start: span.start, end: span.start + 1 });
  for (const [index, item] of items.entries()) {
    if (isOverLines) writer.breakLine(level + 1);
    else if (index > 0 || opening === '{') writer.space();
    printItem(layout, item);
    if (!isOverLines && index < items.length - 1) writer.glue(',');
  }
  if (isOverLines) writer.breakBeforeClosing(level);
  else if (opening === '{') writer.space();
  writer.write(closing, { start: span.end - 1, end: span.end });
}
