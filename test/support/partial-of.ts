import type { Parser } from 'outcrop/parse';

/** Gives what can be shown of a text that may still grow, read all at once; `undefined` when that is nothing. */
export function partialOf(parser: Parser, text: string): unknown {
  const stream = parser.stream();
  stream.feed(text);
  return stream.partial();
}
