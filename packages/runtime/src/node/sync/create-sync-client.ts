import type { SignedRequest } from '../../bedrock/index.ts';
import {
  type BoundFunction,
  bindFunction,
  type CallOptions,
  definitionOf,
  type FunctionDefinition,
  functionsOf,
  mergeOptions,
} from '../../client/index.ts';
import { prepareSyncCall } from './prepare-sync-call.ts';
import type { SyncCallOptions, SyncClient } from './sync-client.ts';
import { waitForRequest } from './wait-for-request.ts';
import { waitForResult } from './wait-for-result.ts';

/** Makes the client of a project's functions whose calls return values. The calling thread does nothing else until an answer is there. */
export function createSyncClient<Functions extends object>(functions: Functions): SyncClient<Functions> {
  const definitions = functionsOf(functions).map(([name, bound]) => [name, definitionOf(bound)] as const);
  return assembleClient(definitions, undefined) as SyncClient<Functions>;
}

function assembleClient(definitions: readonly (readonly [name: string, FunctionDefinition])[], defaults: CallOptions | undefined): object {
  const bound = definitions.map(([name, definition]) => [name, bindSync(definition, defaults)] as const);
  const member = <Name extends keyof SyncFunction>(name: Name): Record<string, SyncFunction[Name]> =>
    Object.fromEntries(bound.map(([key, ways]) => [key, ways[name]]));
  const client = {
    ...member('call'),
    request: member('request'),
    streamRequest: member('streamRequest'),
    parse: member('parse'),
    parseStream: member('parseStream'),
    withOptions: (options: SyncCallOptions) => assembleClient(definitions, mergeOptions(defaults, options)),
  };
  return Object.defineProperty(client, 'stream', { get: refuseStream, configurable: true });
}

type Arguments = readonly unknown[];

/** The ways of using a function without promises. */
interface SyncFunction extends Pick<BoundFunction, 'parse' | 'parseStream'> {
  call(...args: Arguments): unknown;
  request(...args: Arguments): SignedRequest;
  streamRequest(...args: Arguments): SignedRequest;
}

function bindSync(definition: FunctionDefinition, defaults: CallOptions | undefined): SyncFunction {
  const { parse, parseStream } = bindFunction(definition, defaults);
  const call = (...args: Arguments): unknown => waitForResult(prepareSyncCall(definition, args, defaults, call));
  const request = (...args: Arguments): SignedRequest => waitForRequest('request', prepareSyncCall(definition, args, defaults, request));
  const streamRequest = (...args: Arguments): SignedRequest =>
    waitForRequest('streamRequest', prepareSyncCall(definition, args, defaults, streamRequest));
  return { call, request, streamRequest, parse, parseStream };
}

function refuseStream(): never {
  throw new Error('The sync client does not stream. Use `b` of async_client.');
}
