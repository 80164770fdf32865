import { messagesOf, type RecordedResponse } from 'outcrop/testing';
import type { Clock } from '../clock.ts';
import type { Fault } from '../faults/fault.ts';
import type { EventMessage } from '../protocol/event-frame.ts';
import type { WireReply } from '../server/wire.ts';
import { planStream, playStream } from './stream-steps.ts';

/** What playing a stream depends on. */
export interface StreamSetting {
  readonly faults: readonly Fault[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Writes a scripted or recorded answer as it stands. */
export function writeRawReply(raw: RecordedResponse, setting: StreamSetting): WireReply {
  const status = raw.status ?? 200;
  if (raw.events) {
    const reply = writeStream(raw.events.flatMap(messagesOf), setting);
    return { ...reply, status, headers: { ...reply.headers, ...raw.headers } };
  }
  const text = typeof raw.body === 'string' ? raw.body : JSON.stringify(raw.body ?? {});
  return { status, headers: { 'content-type': 'application/json', ...raw.headers }, body: new TextEncoder().encode(text) };
}

/** Writes an event stream. */
export function writeStream(messages: readonly EventMessage[], { faults, clock, signal }: StreamSetting): WireReply {
  return {
    status: 200,
    headers: { 'content-type': 'application/vnd.amazon.eventstream' },
    body: playStream(planStream(messages, faults), clock, signal),
  };
}
