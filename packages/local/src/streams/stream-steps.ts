import type { Clock } from '../clock.ts';
import type { Fault } from '../faults/fault.ts';
import { type EventMessage, encodeFrame, eventType, exceptionMessage } from '../protocol/event-frame.ts';
import { ConnectionCut } from '../server/wire.ts';

/** What happens on the wire of a stream, one thing after another. */
export type StreamStep =
  | { readonly kind: 'send'; readonly bytes: Uint8Array }
  | { readonly kind: 'wait'; readonly ms: number }
  | { readonly kind: 'cut' };

/** Offset of the prelude's checksum in a frame: after total length and headers length. */
const PRELUDE_CHECKSUM = 8;
const FIRST_CONTENT = new Set(['contentBlockStart', 'contentBlockDelta', 'chunk']);

/** Frames messages and plans the stream that faults make of them. */
export function planStream(messages: readonly EventMessage[], faults: readonly Fault[]): readonly StreamStep[] {
  const altered = faults.reduce((list, fault) => interrupt(list, fault), messages);
  return [
    ...faults.flatMap((fault) => (isCutBefore(fault) ? [CUT] : [])),
    ...altered.flatMap((message, index) => frameSteps(message, index + 1, { faults, first: firstContent(altered) })),
  ];
}

/** Plays a plan: yields bytes, waits, and throws {@link ConnectionCut}. */
export async function* playStream(steps: readonly StreamStep[], clock: Clock, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for (const step of steps) {
    if (step.kind === 'cut') throw new ConnectionCut(false);
    if (step.kind === 'send') yield step.bytes;
    else await clock.sleep(step.ms, signal);
  }
}

const CUT: StreamStep = { kind: 'cut' };

function isCutBefore(fault: Fault): boolean {
  return fault.kind === 'cut' && fault.frame === 0;
}

/** Ends the messages with an exception where a fault asks for one. */
function interrupt(messages: readonly EventMessage[], fault: Fault): readonly EventMessage[] {
  if (fault.kind === 'throttle-first-frame') return [exception('throttlingException')];
  if (fault.kind !== 'exception') return messages;
  return [...messages.slice(0, Math.max(0, fault.frame - 1)), exception(fault.type)];
}

function exception(type: string): EventMessage {
  const original = type === 'modelStreamErrorException' ? { originalStatusCode: 500, originalMessage: 'The model stopped.' } : {};
  return exceptionMessage(type, { message: `${type} (asked for)`, ...original });
}

function firstContent(messages: readonly EventMessage[]): number {
  return 1 + messages.findIndex((message) => FIRST_CONTENT.has(eventType(message) ?? ''));
}

interface FramePlan {
  readonly faults: readonly Fault[];
  /** The number of the first frame with content. */
  readonly first: number;
}

function frameSteps(message: EventMessage, frame: number, plan: FramePlan): readonly StreamStep[] {
  const hits = plan.faults.filter((fault) => 'frame' in fault && fault.frame === frame);
  const isHitBy = (kind: Fault['kind']) => hits.some((fault) => fault.kind === kind);
  const body = isHitBy('bad-json') ? message.body.slice(0, message.body.length / 2) : message.body;
  const bytes = encodeFrame({ ...message, body });
  if (isHitBy('bad-crc')) flipByte(bytes, bytes.length - 1);
  if (isHitBy('bad-prelude')) flipByte(bytes, PRELUDE_CHECKSUM);
  const isCutInside = isHitBy('cut-inside');
  return [
    ...plan.faults.flatMap((fault) => waitBefore(fault, frame, plan.first)),
    { kind: 'send', bytes: isCutInside ? bytes.subarray(0, bytes.length / 2) : bytes },
    ...(isCutInside || isHitBy('cut') ? [CUT] : []),
  ];
}

function waitBefore(fault: Fault, frame: number, first: number): readonly StreamStep[] {
  const isDue = (fault.kind === 'stall' && fault.frame === frame) || (fault.kind === 'slow-first-token' && frame === first);
  return isDue ? [{ kind: 'wait', ms: fault.ms }] : [];
}

function flipByte(bytes: Uint8Array, index: number): void {
  bytes[index] = (bytes[index] ?? 0) ^ 0xff;
}
