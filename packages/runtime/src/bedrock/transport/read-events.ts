import { withDetails } from '../../errors/error-details.ts';
import type { BamlClientHttpError } from '../../errors/index.ts';
import type { ConverseInput, ConverseStreamEvent } from '../converse/converse-wire.ts';
import { type ServiceFailure, streamFailure } from '../failure/service-failure.ts';
import type { JsonObject } from '../json.ts';
import type { HttpResponse } from '../platform.ts';
import { EventDecoder } from '../response/event-decoder.ts';
import { CorruptStreamError } from '../response/frame-reader.ts';
import type { ModelEvent } from '../response/model-response.ts';
import { StreamReader } from '../response/stream-reader.ts';
import type { Deadlines } from './deadlines.ts';

/** An answer that arrives as an event stream. */
export interface OpenStream {
  readonly response: HttpResponse;
  readonly input: ConverseInput;
  readonly deadlines: Deadlines;
  /** Makes the error for a failure of the service. */
  readonly fail: (failure: ServiceFailure) => Promise<BamlClientHttpError>;
}

/** Reads the events of one stream. A stream that ends before its message does is a failure, however it ended. */
export async function* readEvents({ response, input, deadlines, fail }: OpenStream): AsyncGenerator<ModelEvent> {
  const decoder = new EventDecoder();
  const reader = new StreamReader(input.reading);
  const eventsOf = await translator(input);
  const broken = (failure: ServiceFailure): Promise<BamlClientHttpError> =>
    fail({ ...failure, headers: response.headers, ...progress(reader) });
  const chunks = response.chunks()[Symbol.asyncIterator]();
  try {
    for (;;) {
      const { done, value } = await chunks.next().catch((cause: unknown) => lost(cause, reader, deadlines, broken));
      for (const item of done === true ? decoder.end() : decoder.push(value)) {
        if (item.kind === 'failure') throw await broken(item.failure);
        for (const wireEvent of eventsOf(item.name, item.payload)) {
          const event = reader.accept(wireEvent);
          deadlines.eventArrived(reader.hasOutput);
          yield event;
          deadlines.awaitEvent();
        }
      }
      if (done === true) break;
    }
  } catch (error) {
    throw error instanceof CorruptStreamError ? await broken(streamFailure('StreamCorrupt', error.message)) : error;
  } finally {
    await chunks.return?.();
  }
  if (!reader.isComplete) throw await broken(streamFailure('StreamTruncated', 'the stream ended before the message did'));
  yield { kind: 'end', response: reader.finish(response.headers['x-amzn-requestid']) };
}

/** Gives the way from what a frame holds to Converse's own events: none to go, unless the frames are those of Invoke. */
async function translator({ invoke }: ConverseInput): Promise<(name: string, payload: JsonObject) => readonly ConverseStreamEvent[]> {
  if (invoke === undefined) return (name, payload) => [{ [name]: payload } as ConverseStreamEvent];
  const { InvokeEvents } = await import('../invoke/invoke-events.ts');
  const events = new InvokeEvents(invoke.format);
  return (name, payload) => (name === 'chunk' ? events.accept(payload) : []);
}

type Broken = (failure: ServiceFailure) => Promise<BamlClientHttpError>;

/** Says why no more bytes came: a clock, the caller, or the network. */
async function lost(cause: unknown, reader: StreamReader, deadlines: Deadlines, broken: Broken): Promise<never> {
  const reason = deadlines.reason();
  if (reason !== undefined) throw withDetails(reason, { partialText: reader.text, retryable: reason.retryable && !reader.hasOutput });
  throw withDetails(await broken(streamFailure('StreamTruncated', 'the connection was lost')), { cause });
}

function progress(reader: StreamReader): { readonly partialText: string; readonly hasOutput: boolean } {
  return { partialText: reader.text, hasOutput: reader.hasOutput };
}
