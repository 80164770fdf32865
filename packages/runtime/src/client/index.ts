// Takes: a Program, arguments, options. Gives: typed calls, streams, signed requests and parsed values.
// Never: work at import, a change to what the caller passed in, or an error without the name of its function.
export type { AsyncClient, BamlFunction } from './baml-function.ts';
export { BamlStream, type StreamableOptions } from './baml-stream.ts';
export { BedrockProvider } from './bedrock-provider.ts';
export { type BoundFunction, bindFunction, definitionOf } from './bind-function.ts';
export type { CallEvents, CompletionTimeout, EndedAttempt, StartedAttempt } from './call-events.ts';
export { type CallOptions, collectorsOf, mergeOptions, type ParseOptions, type RequestOptions } from './call-options.ts';
export { type Callee, callOrigin, placeError } from './call-origin.ts';
export type { CallServices } from './call-services.ts';
export { all_succeeded, type Check, type Checked, get_checks, type RecursivePartialNull, type StreamState } from './checks.ts';
export { type ClientDefinition, ClientRegistry } from './client-registry.ts';
export { createClient, createClientFromProgram, functionsOf, type ProgramClient } from './create-client.ts';
export { defineFunction } from './define-function.ts';
export { FunctionDefinition } from './function-definition.ts';
export { type PreparedCall, prepareCall } from './prepare-call.ts';
export type { RegisteredClient } from './registered-client.ts';
export { version } from './version.ts';
