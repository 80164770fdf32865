import { type DiagnosticDetails, relatedPlaceAt } from '../diagnostic.ts';
import { findRawString } from '../lexer/raw-string.ts';
import type { Span } from '../span.ts';
import type { RawString } from '../syntax-tree.ts';
import type { BuildContext } from './build-context.ts';
import { dedentRawString } from './dedent.ts';

const MAX_HASHES = 5;

/** Builds the raw string that starts here, its faults reported. */
export function buildRawString(context: BuildContext, start: number): RawString {
  const { text } = context.file;
  const { hashes, contentStart, contentEnd, end, isClosed } = findRawString(text, start);
  const closing = `"${'#'.repeat(hashes)}`;
  const opening = { start, end: contentStart };
  const hasExtra = isClosed && end > contentEnd + closing.length;
  if (hashes > MAX_HASHES) context.report('raw-string-hashes', opening, {});
  else if (!isClosed)
    context.report('unclosed-raw-string', opening, { closing }, relateNearestQuote(context, { start: contentStart, end }));
  else if (hasExtra) context.report('raw-string-closing', { start: contentEnd, end }, { closing });
  return {
    kind: 'raw',
    span: { start, end },
    recovered: !isClosed || hasExtra || hashes > MAX_HASHES,
    ...dedentRawString(text.slice(contentStart, contentEnd), contentStart),
  };
}

/** Points at the first quote with a `#` after it: the closing with the wrong number of `#`, most likely. */
function relateNearestQuote({ file }: BuildContext, { start, end }: Span): DiagnosticDetails {
  const nearest = /"#+/.exec(file.text.slice(start, end));
  if (nearest === null) return {};
  const span = { start: start + nearest.index, end: start + nearest.index + nearest[0].length };
  return { related: [relatedPlaceAt(file, span, `\`${nearest[0]}\` does not close it`)] };
}
