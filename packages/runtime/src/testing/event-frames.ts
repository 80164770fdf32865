import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { FrameReader } from '../bedrock/response/frame-reader.ts';
import type { RecordedEvent } from './exchange.ts';

/** One message of an event stream: what its headers say, and its payload as text. */
export interface EventMessage {
  /** String headers; the colon belongs to the name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Reads the messages that a byte stream holds, however its chunks fall. */
export class MessageReader {
  readonly #frames: FrameReader = new FrameReader();
  readonly #codec: EventStreamCodec = new EventStreamCodec(toUtf8, fromUtf8);

  /** @throws Error when the bytes are not an event stream. */
  *push(chunk: Uint8Array): Generator<EventMessage> {
    for (const frame of this.#frames.push(chunk)) {
      const { headers, body } = this.#codec.decode(frame);
      const texts = Object.entries(headers).map(([name, { value }]) => [name, String(value)]);
      yield { headers: Object.fromEntries(texts), body: toUtf8(body) };
    }
  }
}

/** The messages of one recorded event: one, as a rule. Wire: exceptions are named in lower camel case (`throttlingException`). */
export function messagesOf(event: RecordedEvent): readonly EventMessage[] {
  return Object.entries(event)
    .filter(([name]) => name !== 'ms')
    .map(([name, payload]) => {
      const kind = name.endsWith('Exception') ? 'exception' : 'event';
      return {
        headers: { [`:${kind}-type`]: name, ':content-type': 'application/json', ':message-type': kind },
        body: JSON.stringify(payload),
      };
    });
}

/** Encodes a message with both of its checksums. */
export function encodeMessage({ headers, body }: EventMessage): Uint8Array {
  const entries = Object.entries(headers).map(([name, value]) => [name, { type: 'string' as const, value }] as const);
  return new EventStreamCodec(toUtf8, fromUtf8).encode({ headers: Object.fromEntries(entries), body: fromUtf8(body) });
}
