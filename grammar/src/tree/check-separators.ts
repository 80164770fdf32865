import type { IToken } from 'chevrotain';
import type { Span } from '../span.ts';
import { type BuildContext, textOf } from './build-context.ts';
import { spanOf } from './cst-span.ts';
import { describeText } from './describe-text.ts';

/** An item of a sequence in brackets, with the commas behind it. */
export interface SeparatedItem {
  readonly span: Span;
  readonly commas: readonly IToken[];
  /** Line ends count, where they separate. */
  readonly isSeparated: boolean;
  /** It is broken in a way that makes the lack of a separator a consequence. */
  readonly isBroken?: boolean;
}

/** How a message names the sign between the members of a union. */
export const PIPE = '`|`';

/** What to report: an item without separator before it, and a comma without item before it. */
export interface SeparatorMessages {
  readonly missing: 'separator-missing' | 'argument-separator' | 'parameter-separator' | 'type-separator';
  readonly extra: 'separator-extra' | 'argument-comma' | 'parameter-comma' | 'type-comma';
  /** What is missing before an extra comma. */
  readonly what: string;
  /** What is missing between two items. */
  readonly separator: string;
}

/** Reports missing and superfluous separators of the items in brackets; gives true if there are any. One comma may trail. */
export function checkSeparators(
  context: BuildContext,
  items: readonly SeparatedItem[],
  leading: readonly IToken[],
  { missing, extra, what, separator }: SeparatorMessages,
): boolean {
  let hasFault = false;
  const reportExtra = (comma: IToken | undefined) => {
    if (comma === undefined) return;
    hasFault = true;
    context.report(extra, spanOf(comma), { what }, { fix: { span: spanOf(comma), replacement: '' } });
  };
  reportExtra(leading[0]);
  for (const [index, { commas, isSeparated, isBroken = false }] of items.entries()) {
    reportExtra(commas[1]);
    const next = items[index + 1];
    if (next === undefined || isSeparated || isBroken || next.isBroken === true) continue;
    hasFault = true;
    const found = describeText(textOf(context, next.span));
    const fix = { span: { start: next.span.start, end: next.span.start }, replacement: separator === PIPE ? '| ' : ', ' };
    context.report(missing, next.span, { found, separator }, { fix });
  }
  return hasFault;
}
