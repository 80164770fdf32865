import { measuredAttributes, requestFailure } from './attempt-attributes.ts';
import type { AttemptRecord, FunctionRecord } from './call-record.ts';
import { runGuarded } from './guarded-callback.ts';
import { currentMeter, type Histogram, type Meter } from './open-telemetry.ts';
import { wasSent } from './trace-call.ts';

interface Instruments {
  readonly duration: Histogram;
  readonly firstChunk: Histogram;
  readonly tokens: Histogram;
}

/** By the provider that an application has set up. */
const instruments: WeakMap<object, Instruments> = new WeakMap();

/** Measures the requests of a finished call: how long they took and how many tokens they used. Does nothing where nobody measures. */
export function measureCall({ attempts }: FunctionRecord): void {
  const current = currentMeter();
  if (current === undefined) return;
  runGuarded(() => {
    const made = instruments.get(current.provider) ?? createInstruments(current.meter);
    instruments.set(current.provider, made);
    for (const attempt of attempts.filter(wasSent)) measureAttempt(made, attempt);
  });
}

function measureAttempt({ duration, firstChunk, tokens }: Instruments, attempt: AttemptRecord): void {
  const attributes = measuredAttributes(attempt);
  const failure = requestFailure(attempt);
  duration.record((attempt.durationMs ?? 0) / 1000, failure === undefined ? attributes : { ...attributes, 'error.type': failure });
  if (attempt.timeToFirstTokenMs !== undefined) firstChunk.record(attempt.timeToFirstTokenMs / 1000, attributes);
  const counts = { input: attempt.usage?.totalPromptTokens, output: attempt.usage?.outputTokens };
  for (const [type, count] of Object.entries(counts)) {
    if (count !== undefined) tokens.record(count, { ...attributes, 'gen_ai.token.type': type });
  }
}

/** Names, units and limits of the buckets are those of the `gen_ai` convention. */
function createInstruments(meter: Meter): Instruments {
  const time = (name: string, description: string): Histogram =>
    meter.createHistogram(name, { unit: 's', description, advice: { explicitBucketBoundaries: powers(2, 0.01, 14) } });
  return {
    duration: time('gen_ai.client.operation.duration', 'Time that a request to a model took'),
    firstChunk: time('gen_ai.client.operation.time_to_first_chunk', 'Time until the first text of a streamed answer'),
    tokens: meter.createHistogram('gen_ai.client.token.usage', {
      unit: '{token}',
      description: 'Tokens of a prompt or of an answer',
      advice: { explicitBucketBoundaries: powers(4, 1, 14) },
    }),
  };
}

function powers(base: number, first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first * base ** index);
}
