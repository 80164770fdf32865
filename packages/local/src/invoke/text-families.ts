import { type Answer, textOfAnswer, type Usage } from '../answers/answer.ts';
import { type InvokeFamily, userQuestion } from './invoke-family.ts';
import type { JsonObject, TextFormat } from './invoke-format.ts';

/** A piece of text on its way out. `reason` is null while more is to come. */
interface TextPart {
  readonly text: string;
  readonly reason: string | null;
  readonly usage: Usage;
}

interface TextFamily {
  /** The member that holds the prompt. */
  readonly prompt: string;
  /** The family's words for an answer that ended and for one that was cut at the token limit. */
  readonly ended: string;
  readonly cut: string;
  readonly write: (part: TextPart) => JsonObject;
  /** A streamed piece, where it differs from a whole answer. */
  readonly chunk?: (part: TextPart) => JsonObject;
}

const FAMILIES: Readonly<Record<TextFormat, TextFamily>> = {
  'anthropic-text': {
    prompt: 'prompt',
    ended: 'stop_sequence',
    cut: 'max_tokens',
    write: ({ text, reason }) => ({ type: 'completion', completion: text, stop_reason: reason, stop: null }),
  },
  llama: {
    prompt: 'prompt',
    ended: 'stop',
    cut: 'length',
    write: ({ text, reason, usage }) => ({
      generation: text,
      prompt_token_count: usage.inputTokens,
      generation_token_count: usage.outputTokens,
      stop_reason: reason,
    }),
  },
  mistral: {
    prompt: 'prompt',
    ended: 'stop',
    cut: 'length',
    write: ({ text, reason }) => ({ outputs: [{ text, stop_reason: reason }] }),
  },
  'titan-text': {
    prompt: 'inputText',
    ended: 'FINISH',
    cut: 'LENGTH',
    write: ({ text, reason, usage }) => ({
      inputTextTokenCount: usage.inputTokens,
      results: [{ tokenCount: usage.outputTokens, outputText: text, completionReason: reason }],
    }),
    chunk: ({ text, reason, usage }) => ({
      outputText: text,
      index: 0,
      totalOutputTextTokenCount: reason === null ? null : usage.outputTokens,
      completionReason: reason,
      inputTextTokenCount: usage.inputTokens,
    }),
  },
  'cohere-command': {
    prompt: 'prompt',
    ended: 'COMPLETE',
    cut: 'MAX_TOKENS',
    write: ({ text, reason }) => ({ id: 'local', generations: [{ id: 'local', text, finish_reason: reason }] }),
    chunk: ({ text, reason }) => ({ text, is_finished: reason !== null, ...(reason !== null && { finish_reason: reason }) }),
  },
  'cohere-command-r': {
    prompt: 'message',
    ended: 'COMPLETE',
    cut: 'MAX_TOKENS',
    write: ({ text, reason }) => ({ response_id: 'local', text, generation_id: 'local', finish_reason: reason }),
    chunk: ({ text, reason }) =>
      reason === null
        ? { event_type: 'text-generation', text, is_finished: false }
        : { event_type: 'stream-end', text, is_finished: true, finish_reason: reason },
  },
  'ai21-j2': {
    prompt: 'prompt',
    ended: 'endoftext',
    cut: 'length',
    write: ({ text, reason }) => ({ id: 'local', completions: [{ data: { text }, finishReason: { reason } }] }),
  },
  'deepseek-r1': {
    prompt: 'prompt',
    ended: 'stop',
    cut: 'length',
    write: ({ text, reason }) => ({ choices: [{ text, stop_reason: reason }] }),
  },
  pegasus: {
    prompt: 'inputPrompt',
    ended: 'stop',
    cut: 'length',
    write: ({ text, reason }) => ({ message: text, finishReason: reason }),
  },
};

/** Gives the family of a format whose answer is one text. */
export function textFamily(format: TextFormat): InvokeFamily {
  const family = FAMILIES[format];
  const reasonOf = (answer: Answer) => (answer.stopReason === 'max_tokens' ? family.cut : family.ended);
  const writeChunk = family.chunk ?? family.write;
  return {
    read: (body) => userQuestion(body[family.prompt]),
    write: (answer) => family.write({ text: textOfAnswer(answer), reason: reasonOf(answer), usage: answer.usage }),
    chunks: (answer, _modelId, cut) => [
      ...cut(textOfAnswer(answer)).map((text) => writeChunk({ text, reason: null, usage: answer.usage })),
      writeChunk({ text: '', reason: reasonOf(answer), usage: answer.usage }),
    ],
  };
}
