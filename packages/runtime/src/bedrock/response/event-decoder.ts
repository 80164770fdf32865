import { EventStreamCodec } from '@smithy/core/event-streams';
import { type ServiceFailure, streamFailure } from '../failure/service-failure.ts';
import { joinChunks } from '../join-chunks.ts';
import { isJsonObject, type JsonObject, parseJsonObject } from '../json.ts';
import { eventsOfAnswer } from './events-of-answer.ts';
import { CorruptStreamError, FrameReader } from './frame-reader.ts';

/** What one frame says. A failure is the last item. */
export type StreamItem =
  | { readonly kind: 'event'; readonly name: string; readonly payload: JsonObject }
  | { readonly kind: 'failure'; readonly failure: ServiceFailure };

type Frame = ReturnType<EventStreamCodec['decode']>;

/** The first byte of a JSON object. No frame begins with it: it would be longer than 2 GB. */
const OPEN_BRACE = 0x7b;

/** Turns the bytes of an event stream into events, whatever the operation. Takes a plain Converse answer in place of a stream too. */
export class EventDecoder {
  /** The pieces of a plain answer; undefined in streams. */
  #plain: Uint8Array[] | undefined;
  #hasBegun = false;
  readonly #frames: FrameReader = new FrameReader();
  readonly #text: TextDecoder = new TextDecoder();
  readonly #codec: EventStreamCodec = new EventStreamCodec(
    (bytes) => (typeof bytes === 'string' ? bytes : this.#text.decode(bytes)),
    (text) => new TextEncoder().encode(text),
  );

  /** Gives what a chunk completes. After a failure the rest of the chunk is left alone. */
  *push(chunk: Uint8Array): Generator<StreamItem> {
    if (!this.#hasBegun && chunk.length > 0) {
      this.#hasBegun = true;
      if (chunk[0] === OPEN_BRACE) this.#plain = [];
    }
    if (this.#plain !== undefined) {
      this.#plain.push(chunk);
      return;
    }
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

  /** Gives what the end of the bytes completes: the events of a plain answer. */
  *end(): Generator<StreamItem> {
    if (this.#plain === undefined) return;
    const answer = parseJsonObject(this.#text.decode(joinChunks(this.#plain)));
    if (answer === undefined || !('output' in answer)) {
      yield { kind: 'failure', failure: streamFailure('StreamCorrupt', 'the answer is neither an event stream nor a Converse answer') };
      return;
    }
    for (const event of eventsOfAnswer(answer)) {
      for (const [name, payload] of Object.entries(event)) yield { kind: 'event', name, payload: payload as JsonObject };
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
