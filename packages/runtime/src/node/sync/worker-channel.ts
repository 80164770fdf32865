import { MessageChannel, type MessagePort, receiveMessageOnPort, SHARE_ENV, Worker } from 'node:worker_threads';
import { BamlInvalidArgumentError } from '../../errors/index.ts';
import type { CallMessage, ReplyMessage } from './messages.ts';

/** What the worker is started with. */
export interface WorkerStart {
  readonly port: MessagePort;
  /** Becomes 1 when a reply has been posted. */
  readonly answered: Int32Array;
}

/** A worker thread that makes calls while the caller's thread waits for them. */
class WorkerChannel {
  readonly #port: MessagePort;
  readonly #answered: Int32Array = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

  constructor() {
    const { port1, port2 } = new MessageChannel();
    const workerData: WorkerStart = { port: port2, answered: this.#answered };
    const worker = new Worker(new URL('./worker.js', import.meta.url), { workerData, transferList: [port2], env: SHARE_ENV });
    worker.unref();
    port1.unref();
    this.#port = port1;
  }

  /** Sends a call and waits for its reply. The thread does nothing else meanwhile. */
  exchange(message: CallMessage): ReplyMessage {
    Atomics.store(this.#answered, 0, 0);
    this.#post(message);
    Atomics.wait(this.#answered, 0, 0);
    return (receiveMessageOnPort(this.#port) as { readonly message: ReplyMessage }).message;
  }

  #post(message: CallMessage): void {
    try {
      this.#port.postMessage(message);
    } catch (cause) {
      const help = 'Functions, such as a credential provider, work with the async client only.';
      throw new BamlInvalidArgumentError({ message: 'an argument or option cannot be handed to another thread', help, cause });
    }
  }
}

let channel: WorkerChannel | undefined;

/** The one worker of this process, started at the first call. */
export function workerChannel(): WorkerChannel {
  channel ??= new WorkerChannel();
  return channel;
}
