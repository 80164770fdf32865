import type { TypeExpression } from '../syntax-tree.ts';
import type { Layout } from './layout.ts';
import { printAttributes } from './print-attribute.ts';

/** Prints a type with the attributes that are its own. */
export function printType(layout: Layout, type: TypeExpression): void {
  printWithoutAttributes(layout, type);
  printAttributes(layout, type.attributes);
}

/** Prints a union with a line for every member after the first, and any other type as usual. */
export function printTypeOverLines(layout: Layout, type: TypeExpression): void {
  if (type.kind !== 'union') {
    printType(layout, type);
    return;
  }
  const level = layout.writer.currentLevel + 1;
  for (const [index, member] of type.members.entries()) {
    if (index > 0) {
      layout.writer.breakLine(level, 'never');
      layout.writer.prefix('| ');
    }
    printType(layout, member);
  }
}

function printWithoutAttributes(layout: Layout, type: TypeExpression): void {
  const { writer } = layout;
  const { kind, span } = type;
  switch (kind) {
    case 'primitive':
    case 'media':
    case 'named':
    case 'literal':
    case 'broken':
      writer.write(layout.textOf(span), span);
      break;
    case 'list':
      printType(layout, type.element);
      printSuffix(layout, '[]', type.element.span.end);
      break;
    case 'optional':
      printType(layout, type.inner);
      printSuffix(layout, '?', type.inner.span.end);
      break;
    case 'map':
      writer.write('map<', { start: span.start, end: span.start + 'map'.length });
      printType(layout, type.key);
      writer.glue(',');
      writer.space();
      printType(layout, type.value);
      writer.write('>', { start: span.end - 1, end: span.end });
      break;
    case 'parenthesized':
      writer.write('(', { start: span.start, end: span.start + 1 });
      printType(layout, type.inner);
      writer.write(')', { start: span.end - 1, end: span.end });
      break;
    case 'union':
      printMembers(layout, type.members);
  }
}

function printSuffix({ writer, nextToken }: Layout, suffix: string, end: number): void {
  const start = nextToken(end);
  writer.write(suffix, { start, end: start + suffix.length });
}

function printMembers(layout: Layout, members: readonly TypeExpression[]): void {
  for (const [index, member] of members.entries()) {
    if (index > 0) {
      layout.writer.space();
      layout.writer.prefix('| ');
    }
    printType(layout, member);
  }
}
