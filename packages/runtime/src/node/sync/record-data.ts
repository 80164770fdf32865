import type { BamlError } from '../../errors/index.ts';
import type { FunctionRecord } from '../../observability/index.ts';
import { decodeError, encodeError } from './error-data.ts';
import type { RecordData } from './messages.ts';

/** Turns the record of a call into data that can be cloned. */
export function encodeRecord({ attempts, error: _error, ...record }: FunctionRecord): RecordData {
  return {
    ...record,
    attempts: attempts.map(({ prompt, error, ...attempt }) => ({
      ...attempt,
      prompt: prompt?.(),
      error: error === undefined ? undefined : encodeError(error),
    })),
  };
}

/** Turns data into the record that it came from. `error` is what the call ended with, if it failed. */
export function decodeRecord({ attempts, ...record }: RecordData, error: BamlError | undefined): FunctionRecord {
  return {
    ...record,
    ...(error === undefined ? {} : { error }),
    attempts: attempts.map(({ prompt, error: failure, ...attempt }) => ({
      ...attempt,
      ...(prompt === undefined ? {} : { prompt: () => prompt }),
      ...(failure === undefined ? {} : { error: decodeError(failure) as BamlError }),
    })),
  };
}
