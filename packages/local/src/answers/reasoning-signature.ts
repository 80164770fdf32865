import { createHmac, timingSafeEqual } from 'node:crypto';
import { validationError } from '../protocol/aws-error.ts';
import type { Message } from './content-block.ts';

/** Fixed, so that a conversation survives a restart of the endpoint. */
const SECRET = 'outcrop-local-reasoning';

/** Signs reasoning text the way a model provider does: whoever sends the block back must leave it unchanged. */
export function signReasoning(text: string): string {
  return createHmac('sha256', SECRET).update(text).digest('base64');
}

/** Refuses reasoning blocks whose text does not fit their signature. Throws a `ValidationException`. */
export function checkReasoningSignatures(messages: readonly Message[]): void {
  for (const [index, message] of messages.entries()) {
    for (const block of message.content) {
      const reasoning = block.reasoningContent?.reasoningText;
      if (reasoning?.signature === undefined || isGenuine(reasoning.text, reasoning.signature)) continue;
      throw validationError(
        `The model returned the following errors: messages.${index}.content: Invalid \`signature\` in \`thinking\` block`,
      );
    }
  }
}

function isGenuine(text: string, signature: string): boolean {
  const expected = Buffer.from(signReasoning(text));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
