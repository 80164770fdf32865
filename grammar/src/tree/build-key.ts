import type { IToken } from 'chevrotain';
import type { Name } from '../syntax-tree.ts';
import type { BuildContext } from './build-context.ts';
import { spanOf } from './cst-span.ts';
import { decodeQuoted, quoteText } from './decode-quoted.ts';
import { describeText } from './describe-text.ts';

const UNQUOTED = /^[A-Za-z][\w-]*$/;

/** Builds the key of a map's entry, which may be quoted. */
export function buildMapKey(context: BuildContext, token: IToken): Name {
  const { image } = token;
  const span = spanOf(token);
  if (/^["']/.test(image)) {
    const { value, recovered } = decodeQuoted(context, span);
    return { text: value, span, recovered };
  }
  const recovered = !UNQUOTED.test(image);
  if (recovered) context.report('map-key', span, {}, { fix: { span, replacement: quoteText(image) } });
  return { text: image, span, recovered };
}

/** Builds the key of a body's entry. */
export function buildBodyKey(context: BuildContext, token: IToken): Name {
  const { image } = token;
  const span = spanOf(token);
  const isQuoted = /^["']/.test(image);
  const text = isQuoted ? decodeQuoted(context, span).value : image;
  const recovered = isQuoted || !UNQUOTED.test(image);
  if (isQuoted) context.report('body-quoted-key', span, {}, { fix: { span, replacement: text } });
  else if (recovered) context.report('body-key', span, { found: describeText(image) });
  return { text, span, recovered };
}
