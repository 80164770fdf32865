import type { ChatMessage, ChatPrompt, PromptPart } from './chat-prompt.ts';
import { RefusedPrompt } from './prompt-error.ts';

// Wire: what Converse takes in one request.
const MAX_DOCUMENTS = 5;
const MAX_IMAGES = 20;

/**
 * Holds a prompt to what Amazon Bedrock is known to refuse, as far as the prompt alone shows it. Cache points next to each other become
 * one, which does not change what they mean; for the rest it throws a {@link RefusedPrompt}.
 */
export function lintPrompt({ system, messages }: ChatPrompt): ChatPrompt {
  for (const part of system) checkSystemPart(part);
  checkCount(messages, MAX_DOCUMENTS, 'documents', (part) => part.kind === 'media' && part.media.kind === 'pdf');
  checkCount(messages, MAX_IMAGES, 'images', isImage);
  return { system: withoutRepeatedCachePoints(system), messages: messages.map(lintMessage) };
}

function lintMessage(message: ChatMessage): ChatMessage {
  const parts = withoutRepeatedCachePoints(message.parts);
  return parts === message.parts ? message : { role: message.role, parts };
}

function checkSystemPart(part: PromptPart): void {
  switch (part.kind) {
    case 'text':
    case 'cache-point':
      return;
    case 'guard':
      if (typeof part.content === 'string') return;
      throw noPlaceInSystem(`guarded ${part.content.kind} input`);
    case 'media':
      throw noPlaceInSystem(`${part.media.kind} input`);
    case 'search-result':
      throw noPlaceInSystem('a search result');
  }
}

function noPlaceInSystem(content: string): RefusedPrompt {
  return new RefusedPrompt(`the system message holds ${content}; Amazon Bedrock takes text there`);
}

function checkCount(messages: readonly ChatMessage[], max: number, what: string, isCounted: (part: PromptPart) => boolean): void {
  let count = 0;
  for (const [message, { role, parts }] of messages.entries()) {
    const index = parts.findIndex((part) => isCounted(part) && ++count > max);
    if (index < 0) continue;
    const place = `message ${message + 1} (${role}), part ${index + 1}`;
    throw new RefusedPrompt(`the prompt holds more than the ${max} ${what} that Amazon Bedrock takes: the first too many is ${place}`);
  }
}

function isImage(part: PromptPart): boolean {
  const media = part.kind === 'media' ? part.media : part.kind === 'guard' ? part.content : undefined;
  return typeof media === 'object' && media.kind === 'image';
}

function withoutRepeatedCachePoints(parts: readonly PromptPart[]): readonly PromptPart[] {
  const isRepeated = (index: number): boolean => parts[index]?.kind === 'cache-point' && parts[index - 1]?.kind === 'cache-point';
  return parts.some((_part, index) => isRepeated(index)) ? parts.filter((_part, index) => !isRepeated(index)) : parts;
}
