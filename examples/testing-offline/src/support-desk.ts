import { b } from './baml_client/index.js';

/** Says what happens with a message: urgent ones go to a person at once. */
export async function route(message: string): Promise<string> {
  const { topic, urgent, product } = await b.ReadTicket(message);
  return `${urgent ? 'on call' : 'queue'}: ${topic}${product == null ? '' : ` (${product})`}`;
}

/** Writes an answer, and tells of every new piece. */
export async function answer(message: string, onPiece: (piece: string) => void): Promise<string> {
  const stream = b.stream.AnswerTicket(message);
  let shown = 0;
  for await (const text of stream) {
    onPiece(text.slice(shown));
    shown = text.length;
  }
  return stream.getFinalResponse();
}
