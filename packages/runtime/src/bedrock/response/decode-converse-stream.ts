import { BamlClientHttpError } from '../../errors/index.ts';
import type { ConverseStreamEvent } from '../converse/converse-wire.ts';
import { type ServiceFailure, streamFailure } from '../failure/service-failure.ts';
import { chunksOf } from '../web-stream.ts';
import type { EventDecoder, StreamItem } from './event-decoder.ts';

/**
 * Decodes the body of a `converse-stream` answer, however its chunks fall. A client with `supports_streaming false` asks for a plain Converse
 * answer instead: its JSON gives the events that a stream would have had.
 *
 * @example
 * const request = await b.streamRequest.Summarize(text);
 * const response = await fetch(request.url, { method: request.method, headers: request.headers, body: request.body.text() });
 * for await (const event of decodeConverseStream(response.body)) process(event.contentBlockDelta);
 *
 * @throws BamlClientHttpError for an exception inside the stream, for bytes that are no event stream, and for a stream that ends before its
 * message does.
 */
export async function* decodeConverseStream(
  body: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array> | null,
): AsyncGenerator<ConverseStreamEvent> {
  const { EventDecoder } = await import('./event-decoder.ts');
  const decoder = new EventDecoder();
  let isComplete = false;
  for await (const item of itemsOf(decoder, body === null || 'getReader' in body ? chunksOf(body) : body)) {
    if (item.kind === 'failure') throw await decodingError(item.failure);
    isComplete ||= item.name === 'messageStop';
    yield { [item.name]: item.payload } as ConverseStreamEvent;
  }
  if (!isComplete) throw await decodingError(streamFailure('StreamTruncated', 'the stream ended before the message did'));
}

async function* itemsOf(decoder: EventDecoder, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<StreamItem> {
  for await (const chunk of chunks) yield* decoder.push(chunk);
  yield* decoder.end();
}

async function decodingError({ name, message }: ServiceFailure): Promise<BamlClientHttpError> {
  const { ERROR_TABLE } = await import('../failure/error-table.ts');
  const rule = ERROR_TABLE.get(name ?? '');
  return new BamlClientHttpError({
    message: `the stream from Amazon Bedrock failed: ${name}: ${message}`,
    client_name: '',
    status_code: rule?.status ?? 2,
    error_type: name,
    retryable: rule?.retryable ?? false,
  });
}
