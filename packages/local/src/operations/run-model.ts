import type { Answer, Usage } from '../answers/answer.ts';
import { lastUserText } from '../answers/ask.ts';
import type { ConverseBody } from '../answers/content-block.ts';
import { generateAnswer } from '../answers/generate-answer.ts';
import { checkReasoningSignatures } from '../answers/reasoning-signature.ts';
import { answerOfReply, errorOfReply, type Reply } from '../answers/reply.ts';
import { checkConversation } from '../converse/check-conversation.ts';
import { paddedMessage } from '../converse/converse-events.ts';
import { type Cut, cutText } from '../converse/cut-text.ts';
import { alterAnswer } from '../faults/alter-answer.ts';
import { alterEvents } from '../faults/alter-events.ts';
import type { Fault } from '../faults/fault.ts';
import { parseObject } from '../protocol/read-input.ts';
import { seededRandom } from '../seeded-random.ts';
import type { WireReply, WireRequest } from '../server/wire.ts';
import { type StreamSetting, writeRawReply, writeStream } from '../streams/raw-reply.ts';
import { type Call, type Endpoint, jsonReply } from './call.ts';
import { converseDialect, type Dialect, invokeDialect } from './dialect.ts';

/** Converse and ConverseStream. */
export function converse(call: Call, endpoint: Endpoint): Promise<WireReply> {
  const operation = isStream(call) ? 'converse-stream' : 'converse';
  return runModel(call, endpoint, openConversation(operation, call.input, endpoint));
}

/** InvokeModel and InvokeModelWithResponseStream. */
export function invoke(call: Call, endpoint: Endpoint): Promise<WireReply> {
  const operation = isStream(call) ? 'invoke-stream' : 'invoke';
  return runModel(call, endpoint, invokeDialect(operation, String(call.input.modelId), parseObject(call.request.body)));
}

/** Checks a Converse request as a conversation and opens it. Throws a `ValidationException`. */
export function openConversation(
  operation: 'converse' | 'converse-stream',
  input: Readonly<Record<string, unknown>>,
  endpoint: Endpoint,
): Dialect {
  const body = input as ConverseBody;
  const modelId = String(input.modelId);
  checkConversation(modelId, body);
  checkReasoningSignatures(body.messages ?? []);
  return converseDialect(operation, modelId, body, endpoint.promptCache);
}

/** Chooses the reply to a question: the script's, else a recorded one, else the user's words or something made up. */
export async function chooseReply(dialect: Dialect, endpoint: Endpoint, request?: WireRequest): Promise<Reply> {
  const scripted = endpoint.script.take(dialect.ask);
  if (scripted) return scripted;
  const recorded = request && (await endpoint.findRecorded(request));
  if (recorded) return { raw: recorded };
  return endpoint.echo ? { text: lastUserText(dialect.ask) } : generateAnswer(dialect.ask);
}

/** Works a reply out into the whole answer. Throws the {@link AwsError} of a reply that is an error. */
export function answerQuestion(reply: Reply, dialect: Dialect, faults: readonly Fault[]): Answer {
  if (reply.error !== undefined) throw errorOfReply(reply.error);
  return alterAnswer({ ...answerOfReply(reply, dialect.countUsage), extras: dialect.extras }, faults);
}

async function runModel(call: Call, endpoint: Endpoint, dialect: Dialect): Promise<WireReply> {
  const reply = await chooseReply(dialect, endpoint, call.request);
  const delayMs = reply.delayMs ?? endpoint.latencyMs;
  if (delayMs > 0) await endpoint.clock.sleep(delayMs, call.request.signal);
  if (reply.raw) return nameChunkType(writeRawReply(reply.raw, settingOf(call, endpoint)), call);
  const answer = answerQuestion(reply, dialect, call.faults);
  const latencyMs = endpoint.clock.now() - call.startedAt;
  return isStream(call) ? streamAnswer(answer, { call, endpoint, dialect, reply, latencyMs }) : writeAnswer(answer, dialect, latencyMs);
}

function isStream(call: Call): boolean {
  return call.operation === 'converse-stream' || call.operation === 'invoke-stream';
}

function writeAnswer(answer: Answer, dialect: Dialect, latencyMs: number): WireReply {
  const body = dialect.writeBody(answer, latencyMs);
  return jsonReply(body, dialect.ask.operation === 'invoke' ? invokeHeaders(answer.usage, latencyMs) : {});
}

/** Wire: `InvokeModel` counts in headers, because the families' bodies do not all count. */
function invokeHeaders(usage: Usage, latencyMs: number): Record<string, string> {
  return {
    'x-amzn-bedrock-input-token-count': String(usage.inputTokens),
    'x-amzn-bedrock-output-token-count': String(usage.outputTokens),
    'x-amzn-bedrock-invocation-latency': String(latencyMs),
  };
}

interface Streaming {
  readonly call: Call;
  readonly endpoint: Endpoint;
  readonly dialect: Dialect;
  readonly reply: Reply;
  readonly latencyMs: number;
}

function streamAnswer(answer: Answer, { call, endpoint, dialect, reply, latencyMs }: Streaming): WireReply {
  const random = seededRandom(JSON.stringify(answer.content));
  const cut: Cut = (text) => cutText(text, reply.chunks ?? endpoint.chunkLength, random);
  const events = alterEvents(dialect.writeEvents(answer, latencyMs, cut), call.faults);
  const messages = events.map((event) => paddedMessage(event, random));
  return nameChunkType(writeStream(messages, settingOf(call, endpoint, reply.firstDelayMs)), call);
}

function settingOf(call: Call, endpoint: Endpoint, firstDelayMs = 0): StreamSetting {
  const firstDelay: readonly Fault[] = firstDelayMs > 0 ? [{ kind: 'slow-first-token', ms: firstDelayMs }] : [];
  return { faults: [...firstDelay, ...call.faults], clock: endpoint.clock, signal: call.request.signal };
}

/** Wire: the streaming form of `InvokeModel` names the type of its chunks in a header of its own. */
function nameChunkType(reply: WireReply, call: Call): WireReply {
  if (call.operation !== 'invoke-stream') return reply;
  return { ...reply, headers: { 'x-amzn-bedrock-content-type': 'application/json', ...reply.headers } };
}
