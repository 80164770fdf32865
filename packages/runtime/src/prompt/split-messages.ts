import type { PromptPart } from './chat-prompt.ts';
import type { Mark, RoleMark } from './marks.ts';
import { trimWhiteSpace } from './trim-white-space.ts';

/** One message as the prompt writes it. */
export interface WrittenMessage {
  /** The role as written, `undefined` for text in front of the first role. */
  readonly role: string | undefined;
  readonly parts: readonly PromptPart[];
  readonly isSeparate: boolean;
}

/**
 * Sorts the pieces of a rendered prompt into messages. Text is trimmed at both ends and left out when nothing remains, and so is a message
 * without parts.
 */
export function splitMessages(pieces: readonly (string | Mark)[]): readonly WrittenMessage[] {
  const messages: WrittenMessage[] = [];
  let start: RoleMark | undefined;
  let parts: PromptPart[] = [];
  const finish = (): void => {
    if (parts.length > 0) messages.push(writtenMessage(start, parts));
    parts = [];
  };
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      const text = trimWhiteSpace(piece);
      if (text !== '') parts.push({ kind: 'text', text });
    } else if (piece.kind === 'part') {
      parts.push(piece.part);
    } else {
      finish();
      start = piece;
    }
  }
  finish();
  return messages;
}

function writtenMessage(start: RoleMark | undefined, parts: readonly PromptPart[]): WrittenMessage {
  const guarded = start?.isGuarded ? parts.map(guardPart) : parts;
  const closed = start?.cachePoint === undefined ? guarded : [...guarded, start.cachePoint];
  return { role: start?.role, parts: closed, isSeparate: start?.isSeparate === true };
}

/** Guards text and images. Other parts cannot be guarded. */
function guardPart(part: PromptPart): PromptPart {
  if (part.kind === 'text') return { kind: 'guard', content: part.text };
  return part.kind === 'media' && part.media.kind === 'image' ? { kind: 'guard', content: part.media } : part;
}
