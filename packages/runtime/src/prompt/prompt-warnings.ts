import type { DraftMessage } from './arrange-messages.ts';
import type { ChatMessage } from './chat-prompt.ts';

/** What is odd about a prompt, though it can be sent. */
export interface PromptWarning {
  readonly kind: 'late-system' | 'leading-text' | 'assistant-media' | 'role-metadata';
  readonly message: string;
}

/** Warns of system messages that cannot move out of the conversation. */
export function warnAboutSystem(drafts: readonly DraftMessage[], hasLeadingText: boolean): readonly PromptWarning[] {
  const firstSpoken = drafts.findIndex(({ role }) => role !== 'system');
  if (firstSpoken < 0 || !drafts.slice(firstSpoken).some(({ role }) => role === 'system')) return [];
  const [kind, place] =
    hasLeadingText && firstSpoken === 0 ? (['leading-text', 'behind text'] as const) : (['late-system', 'behind other messages'] as const);
  return [{ kind, message: `a system message stands ${place}, so that it is sent as a message of the user` }];
}

/** Warns of metadata of roles that the request has no place for. */
export function warnAboutMetadata(names: ReadonlySet<string>): readonly PromptWarning[] {
  return [...names].map((name) => ({ kind: 'role-metadata', message: `the metadata "${name}" of a role has no effect on Amazon Bedrock` }));
}

/** Warns of media that the assistant is made to say. */
export function warnAboutMedia(messages: readonly ChatMessage[]): readonly PromptWarning[] {
  return messages.flatMap(({ role, parts }, index): readonly PromptWarning[] => {
    const media = role === 'assistant' ? parts.find((part) => part.kind === 'media') : undefined;
    if (media === undefined) return [];
    const message = `message ${index + 1} (assistant) holds ${media.media.kind} input, which Amazon Bedrock takes from the user only`;
    return [{ kind: 'assistant-media', message }];
  });
}
