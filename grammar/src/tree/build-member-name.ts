import type { IToken } from 'chevrotain';
import type { Name } from '../syntax-tree.ts';
import type { BuildContext } from './build-context.ts';
import { buildName } from './build-name.ts';
import { first, spanOf } from './cst-span.ts';
import { decodeQuoted } from './decode-quoted.ts';

/** Builds the name of a field or enum value; quotes around it are reported under the given key. */
export function buildMemberName(
  context: BuildContext,
  { Identifier, QuotedName = [] }: { readonly Identifier?: IToken[]; readonly QuotedName?: IToken[] },
  quoted: 'field-quoted' | 'enum-value-quoted',
): Name {
  if (Identifier?.[0] !== undefined) return buildName(context, Identifier[0]);
  const span = spanOf(first(QuotedName));
  context.report(quoted, span, {}, { fix: { span, replacement: first(QuotedName).image.slice(1, -1) } });
  return { text: decodeQuoted(context, span).value, span, recovered: true };
}
