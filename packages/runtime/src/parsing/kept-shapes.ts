import { lazily } from '../text/lazily.ts';
import { Coerced } from './coerce/coerced.ts';
import { DocumentReader } from './read/document-reader.ts';
import { NULL_SCHEMA } from './schema/schema.ts';

/** Small answers that make a reader use all its parts. */
const SAMPLES = ['A [1.5, 2] {"a": {b: "c\\n", d: null}', '```json\n{"a": [true]}\n```\n'];

/**
 * Reads small answers once, and keeps what it made.
 *
 * Perf: an engine throws optimized code away when the last object of a shape that the code knows is collected, which otherwise happens
 * whenever memory is cleaned between two answers. Answers read after that take 3 to 9 times as long.
 */
export const keepShapes: () => readonly object[] = lazily(() =>
  SAMPLES.flatMap((text) => {
    const reader = new DocumentReader({ maxDepth: 10 });
    reader.feed(text);
    return [reader, reader.look((reading) => reading), reader.finish(), new Coerced(NULL_SCHEMA, null, 0, 0)];
  }),
);
