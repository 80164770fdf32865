import { type FunctionRecord, selectedAttempt } from './call-record.ts';
import { runGuarded } from './guarded-callback.ts';
import type { TraceContext } from './trace-context.ts';

/** A finished call, for `onLogEvent`. */
export interface LogEvent {
  readonly metadata: { readonly eventId: string; readonly parentId?: string; readonly rootEventId: string };
  /** The rendered chat as text, media left out. */
  readonly prompt?: string;
  /** The model's text. */
  readonly rawOutput?: string;
  /** The result as JSON. */
  readonly parsedOutput?: string;
  /** ISO 8601. */
  readonly startTime: string;
}

let listener: ((event: LogEvent) => void) | undefined;

/** Calls a function for every finished call. The last one given is used; `undefined` ends it. */
export function onLogEvent(callback: ((event: LogEvent) => void) | undefined): void {
  listener = callback;
}

/** Tells the listener of a finished call. */
export function emitLogEvent(record: FunctionRecord, context: TraceContext | undefined): void {
  if (listener === undefined) return;
  const attempt = selectedAttempt(record);
  const prompt = attempt?.prompt?.();
  const event: LogEvent = {
    metadata: {
      eventId: record.id,
      ...(context === undefined ? {} : { parentId: context.id }),
      rootEventId: context?.rootId ?? record.id,
    },
    ...(prompt === undefined ? {} : { prompt }),
    ...(attempt?.text === undefined ? {} : { rawOutput: attempt.text }),
    ...(record.error === undefined ? { parsedOutput: JSON.stringify(record.parsed) } : {}),
    startTime: new Date(record.startTimeMs).toISOString(),
  };
  runGuarded(() => listener?.(event));
}

/** Does nothing: events are handed out when a call ends. Kept for existing code. */
export function flush(): void {}
