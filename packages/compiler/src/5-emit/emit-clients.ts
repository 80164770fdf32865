import type { EmitInput } from './emit-input.ts';
import { joinFile } from './generated-text.ts';

/** Writes `async_client.ts`. */
export function emitAsyncClient({ runtimeModule, importEnding }: EmitInput): string {
  return joinFile([
    `import { createClient, type AsyncClient } from '${runtimeModule}';\nimport * as functions from './functions${importEnding}';`,
    'export type BamlAsyncClient = AsyncClient<typeof functions>;\nexport const b: BamlAsyncClient = /* @__PURE__ */ createClient(functions);',
  ]);
}

/** Writes `sync_client.ts`. */
export function emitSyncClient({ runtimeModule, importEnding }: EmitInput): string {
  return joinFile([
    `import { createSyncClient, type SyncClient } from '${runtimeModule}/node';\nimport * as functions from './functions${importEnding}';`,
    'export type BamlSyncClient = SyncClient<typeof functions>;\nexport const b: BamlSyncClient = /* @__PURE__ */ createSyncClient(functions);',
  ]);
}

/** Writes `tracing.ts`. */
export function emitTracing({ runtimeModule }: EmitInput): string {
  return joinFile([`export { flush, onLogEvent, setTags, traceAsync, traceSync } from '${runtimeModule}/tracing';`]);
}

/** Writes `config.ts`. */
export function emitConfig({ runtimeModule }: EmitInput): string {
  return joinFile([
    `export { getLogLevel, setLogJsonMode, setLogLevel, setLogMaxChunkLength } from '${runtimeModule}/logging';\nexport { resetBamlEnvVars } from '${runtimeModule}';`,
  ]);
}

/** Writes `index.ts`: what `import … from './baml_client'` sees. */
export function emitIndex({ runtimeModule, importEnding, defaultClientMode }: EmitInput): string {
  return joinFile([
    [
      `export { b } from './${defaultClientMode}_client${importEnding}';`,
      `export type { partial_types } from './partial_types${importEnding}';`,
      `export * from './tracing${importEnding}';`,
      `export * from './types${importEnding}';`,
      `export { BamlClientFinishReasonError, BamlClientHttpError, BamlValidationError, resetBamlEnvVars, version } from '${runtimeModule}';`,
    ].join('\n'),
  ]);
}
