import type { IToken } from 'chevrotain';
import type { Span } from '../span.ts';
import type { Name } from '../syntax-tree.ts';
import type { BuildContext } from './build-context.ts';
import { spanOf } from './cst-span.ts';

/** Builds a name. Capitals, hyphens and `$` are for later phases to judge; dots and letters of other alphabets are reported. */
export function buildName(context: BuildContext, token: IToken): Name {
  const { image: text } = token;
  const span = spanOf(token);
  const recovered = !/^\$?[A-Za-z][\w-]*$/.test(text);
  if (recovered) reportName(context, text, span);
  return { text, span, recovered };
}

function reportName({ report }: BuildContext, name: string, span: Span): void {
  if (/\.|::/.test(name)) report('namespace', span, { name });
  else report('name-characters', span, { name });
}

/** The name of something whose name is missing. */
export function missingName(offset: number): Name {
  return { text: '', span: { start: offset, end: offset }, recovered: true };
}
