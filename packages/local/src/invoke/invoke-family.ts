import type { Answer } from '../answers/answer.ts';
import type { Ask } from '../answers/ask.ts';
import type { Cut } from '../converse/cut-text.ts';
import type { JsonObject } from './invoke-format.ts';

/** What a family's body says about the question; the rest of the {@link Ask} comes from the call. */
export type InvokeQuestion = Pick<Ask, 'messages'> & Partial<Omit<Ask, 'messages' | 'operation' | 'modelId'>>;

/** How one family writes questions and answers in `InvokeModel` bodies. */
export interface InvokeFamily {
  read(body: JsonObject): InvokeQuestion;
  /** Writes a whole answer. */
  write(answer: Answer, modelId: string): unknown;
  /** Writes the chunks of a streamed answer. `cut` cuts a text into the pieces of a stream. */
  chunks(answer: Answer, modelId: string, cut: Cut): readonly JsonObject[];
}

/** A question that is one text. */
export function userQuestion(text: unknown): InvokeQuestion {
  return { messages: [{ role: 'user', text: typeof text === 'string' ? text : '', hasToolResult: false }] };
}
