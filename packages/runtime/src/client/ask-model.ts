import type { BedrockClient, ConverseInput, ModelResponse, SendOptions, TransportObserver } from '../bedrock/index.ts';
import { BamlClientHttpError } from '../errors/index.ts';
import { type AttemptRecord, isObserved, randomId, runGuarded } from '../observability/index.ts';
import type { ChatPrompt } from '../prompt/index.ts';
import type { AttemptContext } from './attempt-context.ts';
import { buildInput, streamsFrom } from './build-input.ts';
import type { AttemptTarget } from './run-attempts.ts';

/** An attempt whose prompt is rendered. */
interface RenderedAttempt {
  readonly context: AttemptContext;
  readonly target: AttemptTarget;
  readonly client: BedrockClient;
  readonly chat: ChatPrompt;
  /** Learns what is sent and answered. */
  readonly record: AttemptRecord;
}

/** Sends a rendered prompt and reads the answer, as a whole or as a stream. */
export async function askModel(attempt: RenderedAttempt): Promise<ModelResponse> {
  const { context, target, client, chat, record } = attempt;
  const { repeated, signal } = target;
  const stream = streamsFrom(client, context.stream);
  const input = await buildInput(client, chat, context.call, { stream, signal });
  record.parameters = input.body.inferenceConfig;
  const options: SendOptions = {
    signal,
    maxAttempts: repeated ? 1 : undefined,
    observer: observe(attempt),
  };
  const response = stream ? await readStream(attempt, input, options) : await client.send(input, options);
  if (!stream) writeWhole(context, response);
  keepAnswer(record, response);
  if (context.log !== undefined || isObserved()) await addPrices(attempt, input);
  return response;
}

function keepAnswer(record: AttemptRecord, { text, usage, stopReason, requestId, structured: _, ...details }: ModelResponse): void {
  record.text = text;
  record.usage = usage;
  record.stopReason = stopReason;
  record.requestId = requestId;
  record.responseModel = details.invokedModelId;
  record.answer = details;
}

/** Loaded only where somebody looks at costs. */
async function addPrices({ context, client, record }: RenderedAttempt, { modelId }: ConverseInput): Promise<void> {
  const { pricesOf } = await import('../bedrock/model/prices.ts');
  record.prices = pricesOf(record.responseModel ?? modelId, context.call.environment, client.warn);
}

/** Hands an answer that did not come as a stream to whoever wanted one. */
function writeWhole({ sink }: AttemptContext, { reasoning, text }: ModelResponse): void {
  for (const part of reasoning) if ('text' in part) sink?.reasoning(part.text);
  sink?.text(text);
}

async function readStream(
  { context, client, record }: RenderedAttempt,
  input: ConverseInput,
  options: SendOptions,
): Promise<ModelResponse> {
  for await (const event of client.stream(input, options)) {
    if (event.kind === 'end') return event.response;
    if (event.kind === 'other') {
      const { text = '' } = event.event.contentBlockDelta?.delta?.reasoningContent ?? {};
      if (text !== '') context.sink?.reasoning(text);
    }
    if (event.kind === 'text') {
      record.timeToFirstTokenMs ??= context.now() - record.startTimeMs;
      context.sink?.text(event.text);
    }
    if (context.log !== undefined) {
      record.events.push(JSON.stringify(event.event));
      tick(context);
    }
  }
  throw new BamlClientHttpError({
    message: `client "${client.name}": the stream ended early`,
    client_name: client.name,
    status_code: 2,
    retryable: true,
  });
}

/** Watches the transport for whoever wants to know. */
function observe({ context, target, record }: RenderedAttempt): TransportObserver {
  const { log, reportTimeout } = context;
  const { client, hasNext } = target;
  return {
    ...(log !== undefined || isObserved() ? recordMessages(record) : {}),
    timeout: ({ timeoutMs, willRetry }) => reportTimeout?.({ client: client.name, timeoutMs, willRetry: willRetry || hasNext }, willRetry),
  };
}

function recordMessages(record: AttemptRecord): TransportObserver {
  return {
    request(request) {
      record.request = { id: randomId('breq_'), ...request };
    },
    response(response) {
      record.response = response;
    },
  };
}

function tick({ call, log }: AttemptContext): void {
  const { onTick } = call.options;
  if (onTick !== undefined) runGuarded(() => onTick('Unknown', log ?? null));
}
