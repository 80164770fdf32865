import type { ConversationMessage, ConversationPart } from '../conversation.ts';
import type { BuildContext } from './build-context.ts';

/** Stands between two user messages. */
const SEPARATOR: ConversationMessage = { role: 'assistant', parts: [{ kind: 'text', text: '.' }] };

/**
 * Brings all results of a turn into one user message, and what the model's family does not take beside them into a later one.
 *
 * Wire: some families refuse a message that holds anything but results, others refuse documents or videos there.
 */
export function arrangeToolResults({ facts }: BuildContext, messages: readonly ConversationMessage[]): readonly ConversationMessage[] {
  if (!messages.some(hasResult)) return messages;
  const merged = mergeTurns(messages);
  const taken = facts?.tool_result_with;
  return taken === undefined ? merged : merged.flatMap((message) => (hasResult(message) ? splitMessage(message, taken) : [message]));
}

function hasResult({ role, parts }: ConversationMessage): boolean {
  return role === 'user' && parts.some(({ kind }) => kind === 'tool-result');
}

/** User messages next to one with results belong to the same turn. */
function mergeTurns(messages: readonly ConversationMessage[]): ConversationMessage[] {
  const merged: ConversationMessage[] = [];
  for (const message of messages) {
    const last = merged.at(-1);
    const isSameTurn = last?.role === 'user' && message.role === 'user' && (hasResult(last) || hasResult(message));
    if (isSameTurn) merged[merged.length - 1] = { role: 'user', parts: [...last.parts, ...message.parts] };
    else merged.push(message);
  }
  return merged;
}

function splitMessage({ role, parts }: ConversationMessage, taken: readonly string[]): ConversationMessage[] {
  const [together, later]: [ConversationPart[], ConversationPart[]] = [[], []];
  let place = together;
  for (const part of parts) {
    // A cache point stays behind the part that it was written behind.
    if (part.kind !== 'cache-point') place = part.kind === 'tool-result' || taken.includes(wireKind(part)) ? together : later;
    place.push(part);
  }
  return later.length === 0 ? [{ role, parts }] : [{ role, parts: together }, SEPARATOR, { role, parts: later }];
}

/** The word of the model facts for a part. */
function wireKind(part: ConversationPart): string {
  const media = part.kind === 'media' ? part.media : part.kind === 'guard' && typeof part.content === 'object' ? part.content : undefined;
  if (media !== undefined) return media.kind === 'pdf' ? 'document' : media.kind;
  return part.kind === 'document-text' ? 'document' : 'text';
}
