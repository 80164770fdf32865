import { BamlError, type FailedAttempt } from '../errors/index.ts';
import {
  type AttemptRecord,
  currentContext,
  emitLogEvent,
  FunctionLog,
  type FunctionRecord,
  measureCall,
  randomId,
  traceCall,
  writeLog,
} from '../observability/index.ts';
import type { AttemptContext } from './attempt-context.ts';
import type { StreamSink } from './baml-stream.ts';
import { tellAttempt, timeoutReporter } from './call-events.ts';
import { collectorsOf, tagsOf } from './call-options.ts';
import type { CallServices } from './call-services.ts';
import { failCall } from './failed-call.ts';
import { makeAttempt } from './make-attempt.ts';
import type { PreparedCall } from './prepare-call.ts';
import { type AttemptTarget, runAttempts } from './run-attempts.ts';
import { withTimeLimit } from './time-limit.ts';

/** How the result of a call is wanted. */
export interface CallMode {
  readonly logType: 'call' | 'stream';
  /** Where the text goes while it is being written. Absent when the answer is read as a whole. */
  readonly sink: StreamSink | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Runs a prepared call to its result. Logs and collectors are complete before the promise settles. */
export function runCall(call: PreparedCall, mode: CallMode, services: CallServices): Promise<unknown> {
  const { name } = call.definition.data;
  const context = currentContext();
  const record = beginRecord(call, mode, services.now());
  for (const collector of collectorsOf(call.options)) collector.add(record);
  return traceCall(name, call.options.tags, async () => {
    try {
      record.parsed = await runToResult(call, mode, services, record);
      return record.parsed;
    } catch (error) {
      if (error instanceof BamlError) record.error = error;
      throw error;
    } finally {
      record.durationMs = services.now() - record.startTimeMs;
      measureCall(record);
      writeLog(record);
      emitLogEvent(record, context);
    }
  });
}

function beginRecord({ definition, options }: PreparedCall, { logType }: CallMode, now: number): FunctionRecord {
  const { name, output } = definition.data;
  return {
    id: randomId('bfcall_'),
    functionName: name,
    logType,
    tags: tagsOf(options),
    startTimeMs: now,
    attempts: [],
    returnType: output,
  };
}

async function runToResult(call: PreparedCall, mode: CallMode, services: CallServices, record: FunctionRecord): Promise<unknown> {
  const { options, client, definition } = call;
  const failures: FailedAttempt[] = [];
  try {
    const context = await openContext(call, mode, services, record);
    const { reportTimeout } = context;
    const limit = { limitMs: options.timeoutMs, clientName: client.name, option: 'timeoutMs', reportTimeout };
    return await withTimeLimit(limit, mode.signal, (limited) =>
      runAttempts(client, (target) => runAttempt(context, target, record), {
        signal: limited,
        failures,
        sleep: services.sleep,
        reportTimeout,
      }),
    );
  } catch (error) {
    throw failCall(error, { functionName: definition.data.name, origin: call.origin, signal: mode.signal, attempts: failures });
  }
}

function runAttempt(context: AttemptContext, target: AttemptTarget, { attempts }: FunctionRecord): Promise<unknown> {
  const attempt = beginAttempt(context, target, attempts);
  return tellAttempt(context.call.options.events, attempts, attempt, () => makeAttempt(context, target, attempt));
}

async function openContext(
  call: PreparedCall,
  { sink }: CallMode,
  { bedrock, now }: CallServices,
  record: FunctionRecord,
): Promise<AttemptContext> {
  const { onTick, events } = call.options;
  const isWatched = onTick !== undefined || collectorsOf(call.options).length > 0;
  return {
    call,
    bedrock: await bedrock(),
    tags: record.tags,
    stream: sink !== undefined || onTick !== undefined,
    sink,
    log: isWatched ? new FunctionLog(record) : undefined,
    reportTimeout: timeoutReporter(events, record.attempts),
    now,
  };
}

function beginAttempt({ stream, sink, now }: AttemptContext, { client }: AttemptTarget, attempts: AttemptRecord[]): AttemptRecord {
  if (attempts.length > 0) sink?.restart();
  const { name, provider } = client;
  const attempt: AttemptRecord = { clientName: name, provider, stream, startTimeMs: now(), selected: false, events: [] };
  attempts.push(attempt);
  return attempt;
}
