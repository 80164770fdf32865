import type { ChatPrompt, PromptPart } from './chat-prompt.ts';

/** A message whose role is the one to send. */
export interface DraftMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly parts: readonly PromptPart[];
  /** Not to be joined with the message before it. */
  readonly isSeparate: boolean;
}

/**
 * Joins neighbours of one role, and moves a leading system message out of the conversation. A system message anywhere else is said by the
 * user, and so is one that stands alone.
 *
 * Differs: the reference implementation does not join the neighbours that come of it, which many models refuse.
 */
export function arrangeMessages(written: readonly DraftMessage[]): ChatPrompt {
  const [first, ...others] = joinNeighbours(written);
  const system = first?.role === 'system' && others.length > 0 ? first.parts : [];
  const rest = first === undefined || system.length > 0 ? others : [first, ...others];
  const spoken = rest.map((message) => ({ ...message, role: message.role === 'assistant' ? message.role : ('user' as const) }));
  return { system, messages: joinNeighbours(spoken).map(({ role, parts }) => ({ role, parts })) };
}

function joinNeighbours<Message extends DraftMessage>(messages: readonly Message[]): readonly Message[] {
  const joined: { readonly first: Message; readonly parts: PromptPart[] }[] = [];
  for (const message of messages) {
    const last = joined.at(-1);
    const isCachePoint = message.parts.every(({ kind }) => kind === 'cache-point');
    // A cache point alone is no message: it closes what is before it.
    if (last !== undefined && (isCachePoint || (last.first.role === message.role && !message.isSeparate)))
      last.parts.push(...message.parts);
    else if (!isCachePoint) joined.push({ first: message, parts: [...message.parts] });
  }
  return joined.map(({ first, parts }) => ({ ...first, parts }));
}
