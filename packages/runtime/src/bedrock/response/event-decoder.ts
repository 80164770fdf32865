import { EventStreamCodec } from '@smithy/core/event-streams';
import { type ServiceFailure, streamFailure } from '../failure/service-failure.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { CorruptStreamError, FrameReader } from './frame-reader.ts';

/** What one frame says. A failure is the last item. */
export type StreamItem =
  | { readonly kind: 'event'; readonly name: string; readonly payload: JsonObject }
  | { readonly kind: 'failure'; readonly failure: ServiceFailure };

type Frame = ReturnType<EventStreamCodec['decode']>;

/** Turns the bytes of an event stream into events, whatever the operation. */
export class EventDecoder {
  readonly #frames: FrameReader = new FrameReader();
  readonly #text: TextDecoder = new TextDecoder();
  readonly #codec: EventStreamCodec = new EventStreamCodec(
    (bytes) => (typeof bytes === 'string' ? bytes : this.#text.decode(bytes)),
    (text) => new TextEncoder().encode(text),
  );

  /** Gives what a chunk completes. After a failure the rest of the chunk is left alone. */
  *push(chunk: Uint8Array): Generator<StreamItem> {
    try {
      for (const bytes of this.#frames.push(chunk)) {
        const item = this.#item(this.#decode(bytes));
        if (item !== undefined) yield item;
        if (item?.kind === 'failure') return;
      }
    } catch (error) {
      if (!(error instanceof CorruptStreamError)) throw error;
      yield { kind: 'failure', failure: streamFailure('StreamCorrupt', error.message) };
    }
  }

  #decode(bytes: Uint8Array): Frame {
    try {
      return this.#codec.decode(bytes);
    } catch (error) {
      throw new CorruptStreamError(error instanceof Error ? error.message : String(error), { cause: error });
    }
  }

  #item({ headers, body }: Frame): StreamItem | undefined {
    const header = (name: string): string => String(headers[name]?.value ?? '');
    switch (header(':message-type')) {
      case 'event': {
        const name = header(':event-type');
        return name === 'initial-response' ? undefined : { kind: 'event', name, payload: this.#payload(body) };
      }
      case 'exception': {
        const name = header(':exception-type');
        const details = this.#payload(body);
        const message = typeof details.message === 'string' ? details.message : '';
        return { kind: 'failure', failure: streamFailure(capitalize(name), message, details) };
      }
      case 'error':
        return { kind: 'failure', failure: streamFailure(header(':error-code'), header(':error-message')) };
      default:
        throw new CorruptStreamError('a frame has no message type');
    }
  }

  #payload(body: Uint8Array): JsonObject {
    try {
      const payload: unknown = JSON.parse(this.#text.decode(body));
      if (isJsonObject(payload)) return payload;
    } catch (error) {
      throw new CorruptStreamError('the payload of a frame is not JSON', { cause: error });
    }
    throw new CorruptStreamError('the payload of a frame is not a JSON object');
  }
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
