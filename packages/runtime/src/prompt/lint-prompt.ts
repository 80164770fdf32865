import type { ChatMessage, ChatPrompt, PromptPart } from './chat-prompt.ts';
import type { PromptWarning } from './render-context.ts';

// Wire: what Converse takes in one request.
const MAX_DOCUMENTS = 5;
const MAX_IMAGES = 20;

/** A prompt that Amazon Bedrock would refuse. The message names the place in the prompt. */
export class RefusedPrompt extends Error {}

/**
 * Holds a prompt to what Amazon Bedrock is known to refuse. Repairs what can be repaired without a change of meaning: cache points that
 * stand alone in a message, or next to each other. Throws a {@link RefusedPrompt} for the rest.
 */
export function lintPrompt(prompt: ChatPrompt): ChatPrompt {
  checkSystem(prompt.system);
  checkCount(prompt.messages, MAX_DOCUMENTS, 'documents', (part) => part.kind === 'media' && part.media.kind === 'pdf');
  checkCount(prompt.messages, MAX_IMAGES, 'images', isImage);
  return repairCachePoints(prompt);
}

/** What is odd about the messages, though Amazon Bedrock may take them. */
export function warnAboutMessages({ messages }: ChatPrompt): readonly PromptWarning[] {
  return messages.flatMap(({ role, parts }, index) => {
    const media = role === 'assistant' ? parts.find((part) => part.kind === 'media') : undefined;
    if (media?.kind !== 'media') return [];
    const message = `message ${index + 1} (assistant) holds ${media.media.kind} input, which Amazon Bedrock takes from the user only`;
    return [{ kind: 'assistant-media' as const, message }];
  });
}

function checkSystem(system: readonly PromptPart[]): void {
  for (const part of system) {
    const isText = part.kind === 'text' || part.kind === 'cache-point' || (part.kind === 'guard' && typeof part.content === 'string');
    if (!isText) throw new RefusedPrompt(`the system message holds ${describePart(part)}; Amazon Bedrock takes text there`);
  }
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

function repairCachePoints(prompt: ChatPrompt): ChatPrompt {
  const { system, messages } = prompt;
  if (![system, ...messages.map(({ parts }) => parts)].some((parts) => parts.some(isCachePoint))) return prompt;
  const kept: { readonly role: ChatMessage['role']; readonly parts: PromptPart[] }[] = [];
  const keptSystem: PromptPart[] = [];
  append(keptSystem, system);
  for (const { role, parts } of messages) {
    const isAlone = parts.every(isCachePoint);
    const before = kept.at(-1)?.parts ?? keptSystem;
    if (!isAlone) kept.push({ role, parts: append([], parts) });
    else if (before.length > 0) append(before, parts);
  }
  return { system: keptSystem, messages: kept };
}

/** Appends parts, but of neighbouring cache points the first alone. */
function append(parts: PromptPart[], added: readonly PromptPart[]): PromptPart[] {
  for (const part of added) if (part.kind !== 'cache-point' || parts.at(-1)?.kind !== 'cache-point') parts.push(part);
  return parts;
}

function isCachePoint({ kind }: PromptPart): boolean {
  return kind === 'cache-point';
}

function isImage(part: PromptPart): boolean {
  const media = part.kind === 'media' ? part.media : part.kind === 'guard' ? part.content : undefined;
  return typeof media === 'object' && media.kind === 'image';
}

function describePart(part: PromptPart): string {
  switch (part.kind) {
    case 'media':
      return `${part.media.kind} input`;
    case 'search-result':
      return 'a search result';
    case 'guard':
      return 'a guarded image';
    case 'text':
    case 'cache-point':
      return 'text';
  }
}
