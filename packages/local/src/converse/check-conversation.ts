import type { ConverseBody, Message } from '../answers/content-block.ts';
import { modelFacts } from '../models/model-facts.ts';
import { validationError } from '../protocol/aws-error.ts';

const MAX_CACHE_POINTS = 4;

/** Checks what the service demands of a conversation beyond the shape of its members. Throws a `ValidationException`. */
export function checkConversation(modelId: string, body: ConverseBody): void {
  const messages = body.messages ?? [];
  const isPrompt = /:prompt\//.test(modelId);
  if (isPrompt) checkPromptMembers(body);
  else checkStart(modelId, messages);
  for (const [index, message] of messages.entries()) checkMessage(message, `messages.${index}`);
  checkDocumentNames(messages);
  checkCachePoints(body);
  checkToolBlocks(body, messages);
}

/** Wire: what a managed prompt holds itself may not be sent with it. */
function checkPromptMembers(body: ConverseBody): void {
  const member = (['system', 'inferenceConfig', 'toolConfig', 'additionalModelRequestFields'] as const).find(
    (name) => body[name] !== undefined,
  );
  if (member) throw validationError(`The ${member} field can't be used with a prompt ARN as the modelId.`);
}

function checkStart(modelId: string, messages: readonly Message[]): void {
  const role = messages[0]?.role;
  if (role === 'assistant' && modelFacts(modelId).hasLeadingAssistant) return;
  if (role === 'user' || role === 'system') return;
  throw validationError('A conversation must start with a user message. Try again with a conversation that starts with a user message.');
}

function checkMessage(message: Message, path: string): void {
  for (const [index, block] of message.content.entries()) {
    const place = `${path}.content.${index}`;
    if (block.text !== undefined && block.text.trim() === '') {
      throw validationError(`The text field in the ContentBlock object at ${place} is blank. Add text to the text field, and try again.`);
    }
    const previous = message.content[index - 1];
    if (block.cachePoint && (previous?.document || previous?.video)) {
      throw validationError(`The cachePoint at ${place} can't follow a document or video block.`);
    }
  }
  const hasDocument = message.content.some((block) => block.document);
  if (hasDocument && !message.content.some((block) => block.text !== undefined)) {
    throw validationError(`A text block is required in ${path} because it contains a document block.`);
  }
}

function checkDocumentNames(messages: readonly Message[]): void {
  const names = new Set<string>();
  for (const block of messages.flatMap((message) => message.content)) {
    const name = block.document?.name;
    if (name !== undefined && names.has(name))
      throw validationError(`Document names must be unique. Found more than one document named "${name}".`);
    if (name !== undefined) names.add(name);
  }
}

function checkCachePoints(body: ConverseBody): void {
  const blocks = [
    ...(body.toolConfig?.tools ?? []),
    ...(body.system ?? []),
    ...(body.messages ?? []).flatMap((message) => message.content),
  ];
  const count = blocks.filter((block) => block.cachePoint).length;
  if (count > MAX_CACHE_POINTS) throw validationError(`A maximum of ${MAX_CACHE_POINTS} cache points may be provided. Found ${count}.`);
}

function checkToolBlocks(body: ConverseBody, messages: readonly Message[]): void {
  const blocks = messages.flatMap((message) => message.content);
  if (!body.toolConfig && blocks.some((block) => block.toolUse || block.toolResult)) {
    throw validationError('The toolConfig field must be defined when using toolUse and toolResult content blocks.');
  }
  const used = new Set<string>();
  for (const [index, message] of messages.entries()) {
    // The results of server-side tools stand in the assistant message that called them.
    const results = message.role === 'assistant' ? [] : message.content.flatMap((block) => block.toolResult ?? []);
    const orphan = results.find((result) => !used.has(result.toolUseId));
    if (orphan) {
      throw validationError(
        `The toolResult block at messages.${index} with the toolUseId ${orphan.toolUseId} has no toolUse block in an earlier turn.`,
      );
    }
    for (const block of message.content) if (block.toolUse) used.add(block.toolUse.toolUseId);
  }
}
