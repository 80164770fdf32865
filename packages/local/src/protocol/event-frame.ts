import { EventStreamCodec } from '@smithy/core/event-streams';
import { fromUtf8, toUtf8 } from '@smithy/core/serde';

/** One message of an event stream before it is framed. */
export interface EventMessage {
  /** String headers; the colon belongs to the name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Builds an event: `messageStart`, `chunk` and so on. */
export function eventMessage(type: string, payload: unknown): EventMessage {
  return {
    headers: { ':event-type': type, ':content-type': 'application/json', ':message-type': 'event' },
    body: JSON.stringify(payload),
  };
}

/** Builds an exception frame. Wire: the type is lower camel case (`throttlingException`). */
export function exceptionMessage(type: string, payload: unknown): EventMessage {
  return {
    headers: { ':exception-type': type, ':content-type': 'application/json', ':message-type': 'exception' },
    body: JSON.stringify(payload),
  };
}

/** The member name of an event, or undefined for exceptions. */
export function eventType(message: EventMessage): string | undefined {
  return message.headers[':event-type'];
}

/** Encodes a message with both of its checksums. */
export function encodeFrame(message: EventMessage): Uint8Array {
  const codec = new EventStreamCodec(toUtf8, fromUtf8);
  const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, { type: 'string' as const, value }]));
  return codec.encode({ headers, body: fromUtf8(message.body) });
}
