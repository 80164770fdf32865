import { answerAttributes, requestAttributes, requestFailure } from './attempt-attributes.ts';
import type { AttemptRecord, FunctionRecord } from './call-record.ts';
import { runGuarded } from './guarded-callback.ts';
import { beginPastSpan, failSpan, type SpanHead, withSpan } from './open-telemetry.ts';
import { currentTags } from './trace-context.ts';

/** Runs the call of a function inside a span of its name. `tags` are those of the call itself. */
export function traceCall<Result>(functionName: string, tags: Readonly<Record<string, string>> | undefined, work: () => Result): Result {
  const head = (): SpanHead => {
    const named = Object.entries({ ...currentTags(), ...tags }).map(([name, value]) => [`outcrop.tags.${name}`, value]);
    return { name: functionName, kind: 'internal', attributes: { 'outcrop.function.name': functionName, ...Object.fromEntries(named) } };
  };
  return withSpan(head, work);
}

/** Runs one request to a model inside a span of its own, which tells what `attempt` has learnt when it is over. */
export function traceAttempt<Result>(attempt: AttemptRecord, work: () => Promise<Result>): Promise<Result> {
  return withSpan(
    () => headOf(attempt),
    async (span) => {
      try {
        return await work();
      } finally {
        if (span !== undefined) runGuarded(() => span.setAttributes(answerAttributes(attempt)));
      }
    },
  );
}

/** Tells of requests that were made where nobody could watch them, as in another thread. */
export function tracePastAttempts({ attempts }: FunctionRecord): void {
  for (const attempt of attempts.filter(wasSent)) runGuarded(() => tracePast(attempt));
}

function tracePast(attempt: AttemptRecord): void {
  const span = beginPastSpan(headOf(attempt), attempt.startTimeMs);
  if (span === undefined) return;
  span.setAttributes(answerAttributes(attempt));
  if (requestFailure(attempt) !== undefined) failSpan(span, attempt.error);
  span.end(attempt.startTimeMs + (attempt.durationMs ?? 0));
}

/** Tells whether an attempt came so far as to ask a model. */
export function wasSent({ prompt }: AttemptRecord): boolean {
  return prompt !== undefined;
}

function headOf(attempt: AttemptRecord): SpanHead {
  return { name: `chat ${attempt.model}`, kind: 'client', attributes: requestAttributes(attempt) };
}
