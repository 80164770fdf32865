import { readConverseAsk } from '../answers/ask.ts';
import type { ConverseBody } from '../answers/content-block.ts';
import { converseEvents } from '../converse/converse-events.ts';
import type { InvokeFamily } from './invoke-family.ts';

/** Nova's format: Converse members under another roof. */
export const NOVA: InvokeFamily = {
  read(body) {
    const { operation: _operation, modelId: _modelId, ...question } = readConverseAsk('invoke', '', body as ConverseBody);
    return question;
  },
  write: (answer) => ({
    output: { message: { role: 'assistant', content: answer.content } },
    stopReason: answer.stopReason,
    usage: answer.usage,
  }),
  chunks: (answer, _modelId, cut) => converseEvents(answer, 0, cut).map(({ type, payload }) => ({ [type]: payload })),
};
