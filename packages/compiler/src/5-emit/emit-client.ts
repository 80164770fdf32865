import { emitAsyncClient, emitConfig, emitIndex, emitSyncClient, emitTracing } from './emit-clients.ts';
import { emitFunctions } from './emit-functions.ts';
import type { EmitInput, EmittedFiles } from './emit-input.ts';
import { emitPartialTypes } from './emit-partial-types.ts';
import { emitProgram } from './emit-program.ts';
import { emitTypeBuilder } from './emit-type-builder.ts';
import { emitTypes } from './emit-types.ts';

const EMITTERS: Readonly<Record<string, (input: EmitInput) => string>> = {
  'index.ts': emitIndex,
  'types.ts': emitTypes,
  'partial_types.ts': emitPartialTypes,
  'functions.ts': emitFunctions,
  'program.ts': emitProgram,
  'async_client.ts': emitAsyncClient,
  'sync_client.ts': emitSyncClient,
  'type_builder.ts': emitTypeBuilder,
  'tracing.ts': emitTracing,
  'config.ts': emitConfig,
};

/** Writes the files of a client (`spec/client-api.md` 6.2). Same input, same bytes; nothing touches the disk here. */
export function emitClient(input: EmitInput): EmittedFiles {
  return new Map(Object.entries(EMITTERS).map(([path, emit]) => [path, emit(input)]));
}
