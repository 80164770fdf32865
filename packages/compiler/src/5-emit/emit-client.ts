import { emitAsyncClient, emitConfig, emitIndex, emitSyncClient, emitTracing } from './emit-clients.ts';
import { emitFunctions } from './emit-functions.ts';
import type { EmitInput, EmittedFiles } from './emit-input.ts';
import { emitPartialTypes } from './emit-partial-types.ts';
import { emitProgram } from './emit-program.ts';
import { emitServerActions, emitStreamingServerActions } from './emit-react-actions.ts';
import { emitReactHooks, emitReactMedia, emitStreamingServerTypes } from './emit-react-hooks.ts';
import { emitTypeBuilder } from './emit-type-builder.ts';
import { emitTypes } from './emit-types.ts';

type Emitters = Readonly<Record<string, (input: EmitInput) => string>>;

const EMITTERS: Emitters = {
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

const REACT_EMITTERS: Emitters = {
  'react/server.ts': emitServerActions,
  'react/server_streaming.ts': emitStreamingServerActions,
  'react/server_streaming_types.ts': emitStreamingServerTypes,
  'react/hooks.tsx': emitReactHooks,
  'react/media.ts': emitReactMedia,
};

/** Writes the files of a client. Same input, same bytes; nothing touches the disk here. */
export function emitClient(input: EmitInput): EmittedFiles {
  const emitters = input.outputType === 'typescript/react' ? { ...EMITTERS, ...REACT_EMITTERS } : EMITTERS;
  return new Map(Object.entries(emitters).map(([path, emit]) => [path, emit(input)]));
}
