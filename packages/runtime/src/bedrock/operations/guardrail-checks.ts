import { isJsonObject, type JsonObject } from '../json.ts';
import type { OperationCall } from './operation.ts';

/** Messages to check without a guardrail of one's own. */
export interface GuardrailChecksRequest {
  readonly messages: readonly { readonly role: 'user' | 'assistant' | 'system'; readonly text: string }[];
  /** What to look for, as the service takes it: `{ promptAttack: { categories: [{ category: 'JAILBREAK' }] } }`. */
  readonly checks: JsonObject;
}

/** Scores and units, by check, as the service gives them. */
export interface GuardrailChecks {
  readonly results: JsonObject;
  readonly usage: JsonObject;
}

/** Asks for scores of messages. */
export function invokeGuardrailChecks(call: OperationCall, { messages, checks }: GuardrailChecksRequest): Promise<GuardrailChecks> {
  return call.send<GuardrailChecks>({
    service: 'bedrock-runtime',
    method: 'POST',
    path: '/guardrail-checks/invoke',
    body: { messages: messages.map(({ role, text }) => ({ role, content: [{ text }] })), checks },
    read: ({ results, usage }) => (isJsonObject(results) ? { results, usage: isJsonObject(usage) ? usage : {} } : undefined),
  });
}
