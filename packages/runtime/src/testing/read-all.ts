import { joinChunks } from '../bedrock/join-chunks.ts';

/** Reads a body to its end. */
export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const chunk of chunks) parts.push(chunk);
  return joinChunks(parts);
}
