import type { Answer } from '../answers/answer.ts';

/** Writes an answer as the body of a Converse response. */
export function converseBody(answer: Answer, latencyMs: number): unknown {
  return {
    output: { message: { role: 'assistant', content: answer.content } },
    stopReason: answer.stopReason,
    usage: answer.usage,
    metrics: { latencyMs },
    ...answer.extras,
  };
}
