import { MessageChannel, type MessagePort, receiveMessageOnPort, SHARE_ENV, Worker } from 'node:worker_threads';
import { BamlError, BamlInvalidArgumentError } from '../../errors/index.ts';
import { findWorkerFile } from './find-worker-file.ts';
import type { CallMessage, ReplyMessage, ShareMessage } from './messages.ts';
import { createSignals, ENDED, REPORTS, type WorkerSignals, type WorkerStart } from './worker-signals.ts';

/** A worker that does not listen after this time is given up. */
const START_LIMIT_MS = 30_000;

/** The way to a worker thread that makes calls while the caller's thread waits for them. */
export class WorkerChannel {
  readonly #port: MessagePort;
  readonly #signals: WorkerSignals = createSignals();
  readonly #numbers: WeakMap<object, number> = new WeakMap();
  readonly #shared: WeakSet<object> = new WeakSet();
  #count = 0;

  /** Starts the thread. */
  constructor() {
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    startThread({ port: port2, signals: this.#signals });
  }

  /** Tells whether the thread is gone: something in it failed outside of a call. */
  get hasEnded(): boolean {
    return Atomics.load(this.#signals, ENDED) === 1;
  }

  /** The number of an object in messages: the same object has the same number. */
  numberOf(data: object): number {
    const known = this.#numbers.get(data);
    if (known !== undefined) return known;
    this.#count += 1;
    this.#numbers.set(data, this.#count);
    return this.#count;
  }

  /** Gives the number of an object that never changes. The worker gets the object before the first call that names it. */
  share(data: object): number {
    const number = this.numberOf(data);
    if (this.#shared.has(data)) return number;
    const message: ShareMessage = { kind: 'share', number, data };
    this.#port.postMessage(message);
    this.#shared.add(data);
    return number;
  }

  /** Sends a call and waits for its reply. The thread does nothing else meanwhile. */
  exchange(message: CallMessage): ReplyMessage {
    // In this order: an end that comes later than the look at it changes the number of reports.
    const reports = this.#listening();
    if (!this.hasEnded) {
      this.#post(message);
      Atomics.wait(this.#signals, REPORTS, reports);
    }
    const received = receiveMessageOnPort(this.#port) as { readonly message: ReplyMessage } | undefined;
    if (received === undefined) throw new BamlError({ message: 'the worker thread of the sync client ended before it replied' });
    return received.message;
  }

  /** Waits until the thread listens. Gives how often it has reported. */
  #listening(): number {
    const wait = Atomics.wait(this.#signals, REPORTS, 0, START_LIMIT_MS);
    if (wait === 'timed-out')
      throw new BamlError({ message: `the worker thread of the sync client did not start in ${START_LIMIT_MS} ms` });
    return Atomics.load(this.#signals, REPORTS);
  }

  #post(message: CallMessage): void {
    try {
      this.#port.postMessage(message);
    } catch (cause) {
      const help = 'Functions and objects with functions, such as a provider of credentials, work with the client of async_client only.';
      throw new BamlInvalidArgumentError({ message: 'an option of the call cannot be handed to another thread', help, cause });
    }
  }
}

function startThread(workerData: WorkerStart): void {
  const isTypedIn = process.execArgv.some((flag) => flag.startsWith('--input-type'));
  const worker = new Worker(findWorkerFile(), {
    workerData,
    transferList: [workerData.port],
    env: SHARE_ENV,
    // Node's options for code that was typed in do not start a file.
    ...(isTypedIn ? { execArgv: [] } : {}),
  });
  // Calls that wait find out by themselves. An error nobody listens to would end the process.
  worker.on('error', () => {});
  worker.unref();
}

let channel: WorkerChannel | undefined;

/** The one worker of this process, started at the first call. */
export function workerChannel(): WorkerChannel {
  if (channel === undefined || channel.hasEnded) channel = new WorkerChannel();
  return channel;
}
