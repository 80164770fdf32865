// The worker thread of the sync client: makes the calls it is sent, one after the other.
import { workerData } from 'node:worker_threads';
import { type CallOptions, ClientRegistry, createClientFromProgram } from '../../client/index.ts';
import { Collector, type FunctionRecord, setLogLevel } from '../../observability/index.ts';
import type { Program } from '../../program/index.ts';
import { encodeError } from './error-data.ts';
import type { CallMessage, RegistryData, ReplyMessage } from './messages.ts';
import { encodeRecord } from './record-data.ts';
import type { WorkerStart } from './worker-channel.ts';

/** Keeps the record of the one call it is given to. */
class RecordKeeper extends Collector {
  record: FunctionRecord | undefined;

  override add(record: FunctionRecord): void {
    this.record = record;
  }
}

const { port, answered } = workerData as WorkerStart;
const programs = new Map<number, Program>();
// The caller's thread writes the logs: it has the settings.
setLogLevel('off');

port.on('message', async (message: CallMessage) => {
  port.postMessage(await answer(message));
  Atomics.store(answered, 0, 1);
  Atomics.notify(answered, 0);
});

async function answer(message: CallMessage): Promise<ReplyMessage> {
  const keeper = new RecordKeeper();
  try {
    const client = createClientFromProgram({ ...programOf(message), functions: { [message.data.name]: message.data } });
    const options = { ...optionsOf(message), collector: keeper };
    const args = [...Object.keys(message.data.params).map((_name, index) => message.args[index]), options];
    if (message.kind === 'call') {
      const value = await client[message.data.name]?.(...args);
      return { kind: 'value', value, record: keeper.record && encodeRecord(keeper.record) };
    }
    const request = await client[message.kind][message.data.name]?.(...args);
    if (request === undefined) throw new TypeError('a client has the functions of its Program');
    const { id, url, method, headers, body, client_details: details, expiresAt } = request;
    return { kind: 'request', request: { id, url, method, headers, bytes: new Uint8Array(body.raw()), details, expiresAt } };
  } catch (error) {
    return { kind: 'error', error: encodeError(error), record: keeper.record && encodeRecord(keeper.record) };
  }
}

function programOf({ program: { id, data } }: CallMessage): Program {
  const program = data ?? programs.get(id ?? 0);
  if (program === undefined) throw new TypeError('a Program is sent with its first call');
  if (id !== undefined) programs.set(id, program);
  return program;
}

function optionsOf({ options: { registry, ...options } }: CallMessage): CallOptions {
  return registry === undefined ? options : { ...options, clientRegistry: registryOf(registry) };
}

function registryOf({ primary, clients }: RegistryData): ClientRegistry {
  const registry = new ClientRegistry();
  for (const [name, { provider, options, retry }] of clients) registry.addLlmClient(name, provider, options, retry);
  if (primary !== undefined) registry.setPrimary(primary);
  return registry;
}
