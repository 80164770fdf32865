import { collectorsOf, placeError } from '../../client/index.ts';
import { BamlError } from '../../errors/index.ts';
import { currentContext, describeSpan, emitLogEvent, withSpan, writeLog } from '../../observability/index.ts';
import { decodeError } from './error-data.ts';
import { exchangeCall } from './exchange-call.ts';
import type { SyncCall } from './prepare-sync-call.ts';
import { decodeRecord } from './record-data.ts';

/** Runs a call and returns its result. Logs and collectors are complete before that, as those of the async client are. */
export function waitForResult(call: SyncCall): unknown {
  const context = currentContext();
  return withSpan(call.definition.data.name, 'client', (span) => {
    const reply = exchangeCall('call', call);
    const error = reply.kind === 'error' ? placeError(decodeError(reply.error), call.origin) : undefined;
    if (reply.record !== undefined) {
      const record = decodeRecord(reply.record, error instanceof BamlError ? error : undefined);
      for (const collector of collectorsOf(call.options)) collector.add(record);
      if (span !== undefined) describeSpan(span, record);
      writeLog(record);
      emitLogEvent(record, context);
    }
    if (reply.kind === 'error') throw error;
    return reply.value;
  });
}
