import type { PromptPart } from '../../prompt/chat-prompt.ts';
import type { Conversation, ConversationMessage, ConversationPart } from '../conversation.ts';
import { arrangeToolResults } from './arrange-tool-results.ts';
import { type BuildContext, buildError, doesNotTake } from './build-context.ts';

const CONTINUE = 'Please continue.';

/**
 * Fits a conversation to what the options ask for and what the model's family takes: system instruction, system prompt for families
 * without one, order of images, tool results, and the repairs of `message_repair`.
 */
export function arrangeConversation(context: BuildContext, conversation: Conversation): Conversation {
  const { options } = context;
  let { system, messages } = conversation;
  if (options.system_instruction !== undefined) {
    if (system.length > 0) context.warn(`client "${context.client}": system_instruction displaces the prompt's system message`);
    system = [{ kind: 'text', text: options.system_instruction }];
  }
  if (system.length > 0 && context.facts?.system === false) {
    messages = prependSystem(system, messages);
    system = [];
  }
  if (options.image_first === true) messages = messages.map(putImageFirst);
  if (options.message_repair === 'auto') messages = repairContent(messages);
  return { system, messages: fitEnds(context, arrangeToolResults(context, messages)) };
}

/** Families without a system prompt read it at the head of the first user message. */
function prependSystem(system: readonly PromptPart[], messages: readonly ConversationMessage[]): readonly ConversationMessage[] {
  const [first, ...rest] = messages;
  const head = system.filter((part) => part.kind !== 'cache-point');
  if (first?.role !== 'user') return [{ role: 'user', parts: head }, ...messages];
  const [opening, ...others] = first.parts;
  const isText = head.every((part) => part.kind === 'text');
  if (!isText || opening?.kind !== 'text') return [{ role: 'user', parts: [...head, ...first.parts] }, ...rest];
  const text = [...head.map((part) => (part.kind === 'text' ? part.text : '')), opening.text].join('\n\n');
  return [{ role: 'user', parts: [{ kind: 'text', text }, ...others] }, ...rest];
}

/** Moves a single image in front of the text of its message. */
function putImageFirst(message: ConversationMessage): ConversationMessage {
  const images = message.parts.filter(isImage);
  if (images.length !== 1) return message;
  return { ...message, parts: [...images, ...message.parts.filter((part) => !isImage(part))] };
}

function isImage(part: ConversationPart): boolean {
  return part.kind === 'media' && part.media.kind === 'image';
}

function repairContent(messages: readonly ConversationMessage[]): readonly ConversationMessage[] {
  return messages
    .map((message) => ({ ...message, parts: message.parts.filter((part) => part.kind !== 'text' || part.text.trim() !== '') }))
    .filter(({ parts }) => parts.some((part) => part.kind !== 'cache-point'));
}

/** Adds user turns where the conversation must start or end with one, or says that it does. */
function fitEnds(context: BuildContext, messages: readonly ConversationMessage[]): readonly ConversationMessage[] {
  const { options, facts } = context;
  const isRepaired = options.message_repair === 'auto' && facts !== undefined;
  const isAsked = options.user_continue_message !== undefined;
  const turn: ConversationMessage = { role: 'user', parts: [{ kind: 'text', text: options.user_continue_message ?? CONTINUE }] };
  const startsWrong = messages[0]?.role === 'assistant' && (isAsked || (isRepaired && facts.leading_assistant !== true));
  const hasPrefill = messages.at(-1)?.role === 'assistant';
  const endsWrong = hasPrefill && (isAsked || (isRepaired && facts.prefill !== true));
  if (hasPrefill && !endsWrong && facts?.prefill === false) {
    throw buildError(context, `${doesNotTake(context, 'a conversation that ends with an assistant message')}: set message_repair "auto"`);
  }
  return [...(startsWrong ? [turn] : []), ...messages, ...(endsWrong ? [turn] : [])];
}
