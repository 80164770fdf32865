// The work of the worker thread: calls as the async client makes them, in and out as messages.
import { createBedrock, type SignedRequest } from '../../bedrock/index.ts';
import { type BoundFunction, bindFunction, type CallOptions, type CallServices, FunctionDefinition } from '../../client/index.ts';
import { Collector, type FunctionRecord, setEnv, setLogLevel } from '../../observability/index.ts';
import type { FunctionData, Program } from '../../program/index.ts';
import { createPlatform } from '../node-platform.ts';
import { encodeError } from './error-data.ts';
import type { CallMessage, ReplyMessage, ReplyOutcome, RequestParts, ShareMessage } from './messages.ts';
import { unpackArguments } from './packed-arguments.ts';
import { ReceivedRegistry } from './received-registry.ts';
import { encodeRecord } from './record-data.ts';

// The caller's thread writes the logs: it has the settings.
setLogLevel('off');

const warnings: string[] = [];
const platform = { ...createPlatform(), warn: (message: string) => void warnings.push(message) };
const bedrock = createBedrock(platform);
const services: CallServices = { bedrock: async () => bedrock, sleep: platform.sleep, now: platform.now };

const shared: Map<number, object> = new Map();
const boundFunctions: Map<string, BoundFunction> = new Map();

/** Keeps an object that calls will name by its number. */
export function keepShared({ number, data }: ShareMessage): void {
  shared.set(number, data);
}

/** Makes a call. Never throws: failures are replies too. */
export async function answerCall(message: CallMessage): Promise<ReplyMessage> {
  const keeper = new RecordKeeper();
  const outcome = await settle(message, keeper);
  return { ...outcome, record: keeper.record && encodeRecord(keeper.record), warnings: warnings.splice(0) };
}

/** Keeps the record of the one call that it is given to. */
class RecordKeeper extends Collector {
  record: FunctionRecord | undefined;

  override add(record: FunctionRecord): void {
    this.record = record;
  }
}

async function settle(message: CallMessage, collector: RecordKeeper): Promise<ReplyOutcome> {
  const { kind, args, environment, options } = message;
  setEnv(environment);
  try {
    const bound = boundFunctionOf(message);
    const { registry, ...others } = options;
    const callOptions: CallOptions = { ...others, clientRegistry: registry && new ReceivedRegistry(registry) };
    const values = unpackArguments(args);
    if (kind === 'call') return { kind: 'value', value: await bound(...values, { ...callOptions, collector }) };
    return { kind: 'value', value: partsOf(await bound[kind](...values, callOptions)) };
  } catch (error) {
    return { kind: 'error', error: encodeError(error) };
  }
}

/** The function of a call. One of a shared Program is made once, so that what it has learnt about its types stays. */
function boundFunctionOf({ program, functionData }: CallMessage): BoundFunction {
  const data = sharedObject(functionData) as FunctionData;
  if (typeof program === 'object') return bindFunction(new FunctionDefinition(program, data, services), undefined);
  const key = `${program} ${functionData}`;
  const known = boundFunctions.get(key);
  if (known !== undefined) return known;
  const bound = bindFunction(new FunctionDefinition(sharedObject(program) as Program, data, services), undefined);
  boundFunctions.set(key, bound);
  return bound;
}

function sharedObject(number: number): object {
  const data = shared.get(number);
  if (data === undefined) throw new TypeError('an object is shared before the first call that names it');
  return data;
}

function partsOf({ id, url, method, headers, body, client_details: details, expiresAt }: SignedRequest): RequestParts {
  return { id, url, method, headers, bytes: new Uint8Array(body.raw()), details, expiresAt };
}
