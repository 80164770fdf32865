import { findRawString } from '../lexer/raw-string.ts';
import type { RawString } from '../syntax-tree.ts';
import type { BuildContext } from './build-context.ts';
import { dedentRawString } from './dedent.ts';

const MAX_HASHES = 5;

/** Builds the raw string that starts here, and reports wrong numbers of `#`. (That it is unclosed was reported by the lexer.) */
export function buildRawString(context: BuildContext, start: number): RawString {
  const { text } = context.file;
  const { hashes, contentStart, contentEnd, end, isClosed } = findRawString(text, start);
  const closing = `"${'#'.repeat(hashes)}`;
  const hasExtra = isClosed && end > contentEnd + closing.length;
  if (hashes > MAX_HASHES) context.report('raw-string-hashes', { start, end: contentStart }, {});
  else if (hasExtra) context.report('raw-string-closing', { start: contentEnd, end }, { closing });
  return {
    kind: 'raw',
    span: { start, end },
    recovered: !isClosed || hasExtra || hashes > MAX_HASHES,
    ...dedentRawString(text.slice(contentStart, contentEnd), contentStart),
  };
}
