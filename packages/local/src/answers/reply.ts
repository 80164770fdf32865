import type { RecordedResponse } from 'outcrop/testing';
import { AwsError } from '../protocol/aws-error.ts';
import type { Answer, Usage } from './answer.ts';
import { type ContentBlock, textOfBlock } from './content-block.ts';
import { signReasoning } from './reasoning-signature.ts';
import { estimateTokens } from './token-count.ts';

/** A scripted answer. Text, JSON, content and tool calls may be combined; they stand in this order. */
export interface Reply {
  /** As a string it is signed, so that it may be sent back. */
  readonly reasoning?: string | { readonly text: string; readonly signature?: string };
  readonly text?: string;
  /** A value that is sent as JSON text. */
  readonly json?: unknown;
  /** Content blocks in their wire form. */
  readonly content?: readonly ContentBlock[];
  readonly toolCalls?: readonly { readonly name: string; readonly input?: unknown; readonly id?: string }[];
  /** An error by name, or with message, status and further body members. */
  readonly error?: string | ReplyError;
  /** A whole answer below the level of models. */
  readonly raw?: RecordedResponse;
  readonly stopReason?: string;
  readonly usage?: Partial<Usage>;
  /** How text is cut for streams: characters per piece, or the pieces themselves (then `text` may be left out). */
  readonly chunks?: number | readonly string[];
  /** Waits before the answer, in milliseconds. */
  readonly delayMs?: number;
  /** Waits between headers and first token of a stream, in milliseconds. */
  readonly firstDelayMs?: number;
}

/** A failure of the service, as a script writes it. */
export interface ReplyError {
  readonly name: string;
  readonly message?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Turns a scripted error into the error that is answered. */
export function errorOfReply(error: string | ReplyError): AwsError {
  if (typeof error === 'string') return new AwsError(error);
  const { name, message, ...details } = error;
  return new AwsError(name, message, details);
}

/** Turns a scripted reply into an answer. `countUsage` counts the request's tokens for this many output tokens. */
export function answerOfReply(reply: Reply, countUsage: (outputTokens: number) => Usage): Answer {
  const content = contentOfReply(reply);
  const counted = countUsage(estimateTokens(content.map(textOfOutput).join('')));
  const usesTools = content.some((block) => block.toolUse);
  return {
    content,
    stopReason: reply.stopReason ?? (usesTools ? 'tool_use' : 'end_turn'),
    usage: totalled({ ...counted, ...reply.usage }, reply.usage?.totalTokens),
  };
}

function textOfOutput(block: ContentBlock): string {
  if (block.toolUse) return JSON.stringify(block.toolUse.input);
  return block.reasoningContent?.reasoningText?.text ?? textOfBlock(block);
}

function totalled(usage: Usage, given: number | undefined): Usage {
  const cached = (usage.cacheReadInputTokens ?? 0) + (usage.cacheWriteInputTokens ?? 0);
  return { ...usage, totalTokens: given ?? usage.inputTokens + cached + usage.outputTokens };
}

function signedReasoning(reasoning: NonNullable<Reply['reasoning']>): { readonly text: string; readonly signature?: string } {
  return typeof reasoning === 'string' ? { text: reasoning, signature: signReasoning(reasoning) } : reasoning;
}

function contentOfReply(reply: Reply): readonly ContentBlock[] {
  const { reasoning, chunks } = reply;
  const text = reply.text ?? (Array.isArray(chunks) ? chunks.join('') : undefined);
  return [
    ...(reasoning === undefined ? [] : [{ reasoningContent: { reasoningText: signedReasoning(reasoning) } }]),
    ...(text === undefined ? [] : [{ text }]),
    ...(reply.json === undefined ? [] : [{ text: JSON.stringify(reply.json) }]),
    ...(reply.content ?? []),
    ...(reply.toolCalls ?? []).map((call, index) => ({
      toolUse: { toolUseId: call.id ?? `tooluse_${index + 1}`, name: call.name, input: call.input ?? {} },
    })),
  ];
}
