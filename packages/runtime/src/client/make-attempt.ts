import { BamlError } from '../errors/index.ts';
import { type AttemptRecord, capturesContent, estimateUsage, traceAttempt } from '../observability/index.ts';
import { printChat } from '../prompt/index.ts';
import { askModel } from './ask-model.ts';
import type { AttemptContext } from './attempt-context.ts';
import { openClient, renderFor } from './build-input.ts';
import { chatContent } from './chat-content.ts';
import { checkContent, checkFinishReason, parseAnswer } from './check-answer.ts';
import type { AttemptTarget } from './run-attempts.ts';

/** Makes one attempt: builds the request, sends it, reads the answer, and parses it. The record learns everything on the way. */
export async function makeAttempt(context: AttemptContext, target: AttemptTarget, record: AttemptRecord): Promise<unknown> {
  try {
    const { call } = context;
    const client = openClient(context.bedrock, target.client, call);
    record.model = client.options.model ?? client.options.inference_profile;
    const chat = renderFor(client, call, context.tags);
    record.prompt = () => printChat(chat);
    if (capturesContent()) record.content = chatContent(chat);
    const response = await traceAttempt(record, async () => {
      const answer = await askModel({ context, target, client, chat, record });
      checkContent(answer, client, call);
      return answer;
    });
    record.selected = true;
    checkFinishReason(response, client, chat);
    return parseAnswer(response, chat, call);
  } catch (error) {
    if (error instanceof BamlError) {
      record.error = error;
      record.estimate = estimateUsage(error.partialText);
    }
    throw error;
  } finally {
    record.durationMs = context.now() - record.startTimeMs;
  }
}
