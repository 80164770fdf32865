import type { IToken } from 'chevrotain';
import { ListSuffix } from '../lexer/tokens.ts';
import type { Span } from '../span.ts';
import type { TypeExpression } from '../syntax-tree.ts';
import { type BuildContext, textOf } from './build-context.ts';
import { spanOf } from './cst-span.ts';

/** More would nest the tree too deeply for whoever walks it. */
const MAX_SUFFIXES = 50;

const MAX_SHOWN = 40;

/** Applies `[]` and `?` to a type. Only one `?`, and only as the last, is legal without parentheses. */
export function suffixType(context: BuildContext, base: TypeExpression, suffixes: readonly IToken[]): TypeExpression {
  const last = suffixes[suffixes.length - 1];
  if (last === undefined) return base;
  const span = { start: base.span.start, end: spanOf(last).end };
  if (suffixes.length > MAX_SUFFIXES) {
    context.report('nested-too-deeply', span, { limit: MAX_SUFFIXES });
    return { kind: 'broken', span, attributes: [], recovered: true };
  }
  const recovered = suffixes.slice(0, -1).some(({ tokenType }) => tokenType !== ListSuffix);
  if (recovered) reportOrder(context, base, suffixes, span);
  return suffixes.reduce<TypeExpression>((type, suffix) => {
    const node = { span: { start: base.span.start, end: spanOf(suffix).end }, attributes: [], recovered };
    if (suffix.tokenType === ListSuffix) return { kind: 'list', element: type, ...node };
    return type.kind === 'optional' ? type : { kind: 'optional', inner: type, ...node };
  }, base);
}

function reportOrder(context: BuildContext, base: TypeExpression, suffixes: readonly IToken[], span: Span): void {
  const text = textOf(context, base.span);
  const shown = text.length > MAX_SHOWN || text.includes('\n') ? 'T' : text;
  context.report(
    'type-form',
    span,
    { form: writeSuffixes(shown, suffixes) },
    { fix: { span, replacement: writeSuffixes(text, suffixes) } },
  );
}

/** The same suffixes with the parentheses they need. */
function writeSuffixes(base: string, suffixes: readonly IToken[]): string {
  return suffixes.reduce((text, { tokenType }) => {
    if (tokenType === ListSuffix) return `${text.endsWith('?') ? `(${text})` : text}[]`;
    return text.endsWith('?') ? text : `${text}?`;
  }, base);
}
