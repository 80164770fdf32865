import { lazily } from './lazily.ts';

/**
 * A regular expression that is made when it is first asked for. For those over Unicode properties.
 *
 * Perf: V8 checks the literals of a file when it loads the file, and finds each property by its name: that was a seventh of the time to
 * import the library.
 */
export function lazyPattern(source: string, flags: string): () => RegExp {
  return lazily(() => new RegExp(source, flags));
}
