import { type ClientDetails, SignedRequest } from '../../bedrock/index.ts';
import {
  type BoundFunction,
  bindFunction,
  type CallOptions,
  callOrigin,
  collectorsOf,
  definitionOf,
  type FunctionDefinition,
  functionsOf,
  mergeOptions,
  prepareCall,
} from '../../client/index.ts';
import { BamlError } from '../../errors/index.ts';
import { currentTags, writeLog } from '../../observability/index.ts';
import type { Program } from '../../program/index.ts';
import { decodeError } from './error-data.ts';
import type { CallMessage, ReplyMessage } from './messages.ts';
import { decodeRecord } from './record-data.ts';
import type { SyncClient } from './sync-client.ts';
import { toCloneable } from './to-cloneable.ts';
import { workerChannel } from './worker-channel.ts';

type NamedFunctions = readonly (readonly [name: string, bound: BoundFunction])[];

/** Makes the client of a project's functions whose calls wait for their answers, in a thread that does nothing else meanwhile. */
export function createSyncClient<Functions extends object>(functions: Functions): SyncClient<Functions> {
  return assemble(functionsOf(functions), undefined) as SyncClient<Functions>;
}

function assemble(functions: NamedFunctions, defaults: CallOptions | undefined): SyncClient<Readonly<Record<string, BoundFunction>>> {
  const members = <Member>(make: (definition: FunctionDefinition) => Member): Record<string, Member> =>
    Object.fromEntries(functions.map(([name, bound]) => [name, make(definitionOf(bound))]));
  const parsing = members((definition) => bindFunction(definition, defaults));
  const sending = (kind: CallMessage['kind']): Record<string, (...args: readonly unknown[]) => unknown> =>
    members(
      (definition) =>
        (...args) =>
          callSync(definition, kind, args, defaults),
    );
  return {
    ...sending('call'),
    stream: members(() => refuseStream),
    request: sending('request'),
    streamRequest: sending('streamRequest'),
    parse: mapValues(parsing, ({ parse }) => parse),
    parseStream: mapValues(parsing, ({ parseStream }) => parseStream),
    withOptions: (options: CallOptions) => assemble(functions, mergeOptions(defaults, options)),
  } as SyncClient<Readonly<Record<string, BoundFunction>>>;
}

function mapValues<Value, Result>(record: Readonly<Record<string, Value>>, map: (value: Value) => Result): Record<string, Result> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}

function refuseStream(): never {
  throw new Error('The sync client does not stream. Use `b` of async_client.');
}

function callSync(
  definition: FunctionDefinition,
  kind: CallMessage['kind'],
  args: readonly unknown[],
  defaults: CallOptions | undefined,
): unknown {
  const count = Object.keys(definition.data.params).length;
  const values = args.slice(0, count);
  const options = mergeOptions(defaults, args[count] as CallOptions | undefined);
  if (options.onTick !== undefined) throw new Error('The sync client has no onTick. Use `b` of async_client.');
  // Checks what a call of the async client checks, and throws here what it would throw.
  const { program } = prepareCall(definition, values, options, callOrigin(callSync));
  const { data } = definition;
  const isLaid = options.tb !== undefined;
  const reply = workerChannel().exchange({
    kind,
    program: isLaid ? { id: undefined, data: program } : identify(program),
    data,
    args: values.map(toCloneable),
    options: messageOptions(options),
  });
  if (reply.kind !== 'request') return settle(reply, options);
  const { details, ...request } = reply.request;
  const resign = (): Promise<SignedRequest> => bindFunction(definition, options)[kind === 'call' ? 'request' : kind](...values);
  return new SignedRequest({ ...request, details: details as ClientDetails, resign });
}

/** Numbers of the Programs that the worker has got. */
const numbers: WeakMap<Program, number> = new WeakMap();
let count = 0;

function identify(program: Program): CallMessage['program'] {
  const known = numbers.get(program);
  if (known !== undefined) return { id: known, data: undefined };
  count += 1;
  numbers.set(program, count);
  return { id: count, data: program };
}

function messageOptions({ client, timeoutMs, env, tags, bedrock, clientRegistry }: CallOptions): CallMessage['options'] {
  const registry = clientRegistry && { primary: clientRegistry.primary, clients: [...clientRegistry.clients] };
  return { client, timeoutMs, env, tags: { ...currentTags(), ...tags }, bedrock, registry };
}

/** Hands the log on, and returns or throws what the call ended with. */
function settle(reply: Exclude<ReplyMessage, { kind: 'request' }>, options: CallOptions): unknown {
  const error = reply.kind === 'error' ? decodeError(reply.error) : undefined;
  if (reply.record !== undefined) {
    const record = decodeRecord(reply.record, error instanceof BamlError ? error : undefined);
    for (const collector of collectorsOf(options)) collector.add(record);
    writeLog(record);
  }
  if (error !== undefined) throw error;
  return reply.kind === 'value' ? reply.value : undefined;
}
