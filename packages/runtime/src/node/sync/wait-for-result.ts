import { collectorsOf, placeError } from '../../client/index.ts';
import { BamlError } from '../../errors/index.ts';
import { currentContext, emitLogEvent, measureCall, traceCall, tracePastAttempts, writeLog } from '../../observability/index.ts';
import { decodeError } from './error-data.ts';
import { exchangeCall } from './exchange-call.ts';
import type { SyncCall } from './prepare-sync-call.ts';
import { decodeRecord } from './record-data.ts';

/** Runs a call and returns its result. Logs and collectors are complete before that, as those of the async client are. */
export function waitForResult(call: SyncCall): unknown {
  const context = currentContext();
  return traceCall(call.definition.data.name, call.options.tags, () => {
    const reply = exchangeCall('call', call);
    const error = reply.kind === 'error' ? placeError(decodeError(reply.error), call.origin) : undefined;
    if (reply.record !== undefined) {
      const record = decodeRecord(reply.record, error instanceof BamlError ? error : undefined);
      for (const collector of collectorsOf(call.options)) collector.add(record);
      tracePastAttempts(record);
      measureCall(record);
      writeLog(record);
      emitLogEvent(record, context);
    }
    if (reply.kind === 'error') throw error;
    return reply.value;
  });
}
