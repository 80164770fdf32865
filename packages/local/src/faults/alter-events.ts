import type { ConverseEvent } from '../converse/converse-events.ts';
import type { Fault } from './fault.ts';

/** Applies the faults that vary the shape of an event stream: events that are missing, out of order or unknown. */
export function alterEvents(events: readonly ConverseEvent[], faults: readonly Fault[]): readonly ConverseEvent[] {
  return faults.reduce((altered, fault) => alterBy(fault, altered), events);
}

function alterBy(fault: Fault, events: readonly ConverseEvent[]): readonly ConverseEvent[] {
  switch (fault.kind) {
    case 'no-message-stop':
      return events.filter((event) => event.type !== 'messageStop');
    case 'metadata-first': {
      const metadata = events.filter((event) => event.type === 'metadata');
      const stop = events.findIndex((event) => event.type === 'messageStop');
      const others = events.filter((event) => event.type !== 'metadata');
      return [...others.slice(0, stop), ...metadata, ...others.slice(stop)];
    }
    case 'start-empty-block':
      return events.flatMap((event, index) => (opensTextBlock(events, index) ? [emptyStart(event), event] : [event]));
    case 'unknown-event':
      return [...events.slice(0, 1), { type: 'brandNewEvent', payload: { novelty: 1 } }, ...events.slice(1)];
    default:
      return events;
  }
}

function opensTextBlock(events: readonly ConverseEvent[], index: number): boolean {
  const block = events[index]?.payload.contentBlockIndex;
  return events[index]?.type === 'contentBlockDelta' && events[index - 1]?.payload.contentBlockIndex !== block;
}

function emptyStart(event: ConverseEvent): ConverseEvent {
  return { type: 'contentBlockStart', payload: { contentBlockIndex: event.payload.contentBlockIndex, start: {} } };
}
