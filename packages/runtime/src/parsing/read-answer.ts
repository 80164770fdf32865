import { keepShapes } from './kept-shapes.ts';
import { DocumentReader, type Reading, type ReadingOptions } from './read/document-reader.ts';

/** Reads a whole answer. Gives nothing when it nests too deeply. Brackets in the prose do not hide a fence after them. */
export function readAnswer(text: string, options: ReadingOptions): Reading | undefined {
  const reading = readOnce(text, options);
  if (reading?.source !== 'prose' || !reading.isDoubtful || !text.includes('```')) return reading;
  const careful = readCarefully(text, options);
  return careful?.source === 'fences' ? careful : reading;
}

/** Reads a whole answer without the brackets that do not look like the beginning of data. */
export function readCarefully(text: string, { maxDepth }: ReadingOptions): Reading | undefined {
  return readOnce(text, { maxDepth, skipsProse: true });
}

function readOnce(text: string, options: ReadingOptions): Reading | undefined {
  keepShapes();
  const reader = new DocumentReader(options);
  reader.feed(text);
  return reader.finish();
}
