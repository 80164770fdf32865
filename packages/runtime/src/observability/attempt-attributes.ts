import type { AttemptRecord } from './call-record.ts';
import { costOf } from './cost.ts';
import { errorType } from './error-type.ts';
import type { Attributes } from './open-telemetry.ts';

type Loose = Readonly<Record<string, Attributes[string] | undefined>>;

function given(attributes: Loose): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined)) as Attributes;
}

/** What is known before a request is sent, under the names of the `gen_ai` convention. */
export function requestAttributes({ model, stream }: AttemptRecord): Attributes {
  return given({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'aws.bedrock',
    'gen_ai.request.model': model,
    'gen_ai.request.stream': stream ? true : undefined,
  });
}

/** What is known when an attempt is over. Prompt and answer only where the application asked for them. */
export function answerAttributes(attempt: AttemptRecord): Attributes {
  const { parameters, usage, content } = attempt;
  return given({
    ...serverAttributes(attempt),
    'gen_ai.request.max_tokens': parameters?.maxTokens,
    'gen_ai.request.temperature': parameters?.temperature,
    'gen_ai.request.top_p': parameters?.topP,
    'gen_ai.request.stop_sequences': parameters?.stopSequences,
    'gen_ai.response.id': attempt.requestId,
    'gen_ai.response.model': attempt.responseModel,
    'gen_ai.response.finish_reasons': attempt.stopReason === undefined ? undefined : [attempt.stopReason],
    'gen_ai.response.time_to_first_chunk': attempt.timeToFirstTokenMs === undefined ? undefined : attempt.timeToFirstTokenMs / 1000,
    // All tokens of the prompt: the convention counts those of the cache too.
    'gen_ai.usage.input_tokens': usage?.totalPromptTokens,
    'gen_ai.usage.output_tokens': usage?.outputTokens,
    'gen_ai.usage.cache_read.input_tokens': usage?.cacheReadInputTokens,
    'gen_ai.usage.cache_creation.input_tokens': usage?.cacheWriteInputTokens,
    // Not in the convention, but what tools that show costs read.
    'gen_ai.usage.cost': costOf([attempt])?.total,
    'gen_ai.system_instructions': content?.system,
    'gen_ai.input.messages': content?.messages,
    'gen_ai.output.messages': content === undefined ? undefined : outputMessages(attempt),
  });
}

/** What measurements of an attempt are told apart by. */
export function measuredAttributes(attempt: AttemptRecord): Attributes {
  const { 'gen_ai.request.stream': _stream, ...request } = requestAttributes(attempt);
  return given({ ...request, ...serverAttributes(attempt), 'gen_ai.response.model': attempt.responseModel });
}

/** The failure of a request. An answer that came and could not be used is none. */
export function requestFailure({ selected, error }: AttemptRecord): string | undefined {
  return selected || error === undefined ? undefined : errorType(error);
}

function serverAttributes({ request }: AttemptRecord): Loose {
  if (request === undefined) return {};
  const { hostname, port, protocol } = new URL(request.url);
  const usual = protocol === 'http:' ? 80 : 443;
  return { 'server.address': hostname, 'server.port': port === '' ? usual : Number(port) };
}

function outputMessages({ text, stopReason }: AttemptRecord): string | undefined {
  if (text === undefined) return undefined;
  const parts = [{ type: 'text', content: text }];
  return JSON.stringify([{ role: 'assistant', parts, ...(stopReason === undefined ? {} : { finish_reason: stopReason }) }]);
}
