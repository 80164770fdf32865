import type { Answer, Usage } from '../answers/answer.ts';
import { type Ask, readConverseAsk, wholeText } from '../answers/ask.ts';
import type { ConverseBody } from '../answers/content-block.ts';
import type { PromptCache } from '../answers/prompt-cache.ts';
import { estimateTokens } from '../answers/token-count.ts';
import { converseBody } from '../converse/converse-body.ts';
import { type ConverseEvent, converseEvents } from '../converse/converse-events.ts';
import type { Cut } from '../converse/cut-text.ts';
import { ANTHROPIC_MESSAGES } from '../invoke/anthropic-messages.ts';
import type { InvokeFamily, InvokeQuestion } from '../invoke/invoke-family.ts';
import { guessFormat, type InvokeFormat, type JsonObject } from '../invoke/invoke-format.ts';
import { mediaAnswer } from '../invoke/media-families.ts';
import { NOVA } from '../invoke/nova.ts';
import { OPENAI_CHAT } from '../invoke/openai-chat.ts';
import { textFamily } from '../invoke/text-families.ts';
import { modelFacts } from '../models/model-facts.ts';
import { malformedInput } from '../protocol/read-input.ts';
import { seededRandom } from '../seeded-random.ts';

/** One request to a model in the language of its operation: how to read the question and how to write the answer. */
export interface Dialect {
  readonly ask: Ask;
  /** Counts the tokens of the request, for an answer of so many. */
  countUsage(outputTokens: number): Usage;
  /** Members of the answer that repeat what the request asked for. */
  readonly extras: Readonly<Record<string, unknown>>;
  writeBody(answer: Answer, latencyMs: number): unknown;
  writeEvents(answer: Answer, latencyMs: number, cut: Cut): readonly ConverseEvent[];
}

/** Converse and ConverseStream. */
export function converseDialect(
  operation: 'converse' | 'converse-stream',
  modelId: string,
  body: ConverseBody,
  cache: PromptCache,
): Dialect {
  const { serviceTier, performanceConfig, additionalModelResponseFieldPaths: paths } = body;
  return {
    ask: readConverseAsk(operation, modelId, body),
    countUsage: (outputTokens) => cache.count(modelId, body, outputTokens),
    extras: {
      ...(paths && { additionalModelResponseFields: Object.fromEntries(paths.map((path) => [path.split('/').at(-1), null])) }),
      ...(serviceTier !== undefined && { serviceTier }),
      ...(performanceConfig !== undefined && { performanceConfig }),
    },
    writeBody: converseBody,
    writeEvents: converseEvents,
  };
}

/** InvokeModel and InvokeModelWithResponseStream. */
export function invokeDialect(operation: 'invoke' | 'invoke-stream', modelId: string, body: JsonObject): Dialect {
  const family = familyOf(modelFacts(modelId).invoke ?? guessFormat(body), body, modelId);
  const ask: Ask = { operation, modelId, system: '', tools: [], isThinking: false, ...readQuestion(family, body) };
  const inputTokens = estimateTokens(wholeText(ask));
  return {
    ask,
    countUsage: (outputTokens) => ({ inputTokens, outputTokens, totalTokens: inputTokens + outputTokens }),
    extras: {},
    writeBody: (answer) => family.write(answer, modelId),
    writeEvents: (answer, latencyMs, cut) => chunkEvents(family.chunks(answer, modelId, cut), answer, latencyMs),
  };
}

/** Nothing has checked the family's body: what its reader stumbles over is the client's fault. */
function readQuestion(family: InvokeFamily, body: JsonObject): InvokeQuestion {
  try {
    return family.read(body);
  } catch {
    throw malformedInput();
  }
}

function familyOf(format: InvokeFormat, body: JsonObject, modelId: string): InvokeFamily {
  switch (format) {
    case 'anthropic-messages':
      return ANTHROPIC_MESSAGES;
    case 'nova':
      return NOVA;
    case 'openai-chat':
      return OPENAI_CHAT;
    case 'titan-embed':
    case 'cohere-embed':
    case 'amazon-image':
    case 'stability-sdxl':
    case 'stability-image': {
      const answer = mediaAnswer(format, body, modelId, seededRandom(JSON.stringify(body)));
      return { read: () => ({ messages: [] }), write: () => answer, chunks: () => [answer] };
    }
    default:
      return textFamily(format);
  }
}

/** Wire: a chunk carries base64 of the family's JSON; the last one also says how long the call took and what it counted. */
function chunkEvents(chunks: readonly JsonObject[], answer: Answer, latencyMs: number): readonly ConverseEvent[] {
  const metrics = {
    'amazon-bedrock-invocationMetrics': {
      inputTokenCount: answer.usage.inputTokens,
      outputTokenCount: answer.usage.outputTokens,
      invocationLatency: latencyMs,
      firstByteLatency: latencyMs,
    },
  };
  return chunks.map((chunk, index) => {
    const json = JSON.stringify(index === chunks.length - 1 ? { ...chunk, ...metrics } : chunk);
    return { type: 'chunk', payload: { bytes: Buffer.from(json).toString('base64') } };
  });
}
