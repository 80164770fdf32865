import type { MessagePort } from 'node:worker_threads';

/** What the worker thread is started with. */
export interface WorkerStart {
  /** Takes messages of the caller's thread, and replies to them. */
  readonly port: MessagePort;
  readonly signals: WorkerSignals;
}

/** Two numbers that both threads see: the caller's thread cannot take messages while it waits, but it can see these change. */
export type WorkerSignals = Int32Array<SharedArrayBuffer>;

/** Where the signals hold how often the worker has reported: that it listens, each reply, its end. */
export const REPORTS = 0;

/** Where the signals hold 1 when the worker takes no more calls. */
export const ENDED = 1;

/** Makes the signals of a worker that has not started yet. */
export function createSignals(): WorkerSignals {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}
