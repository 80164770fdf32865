// What the worker thread of the sync client starts with. It imports nothing but Node, so that whatever else cannot be loaded is reported to the
// call that waits for it.
import { workerData } from 'node:worker_threads';
import type { CallerMessage, ReplyMessage } from './messages.ts';
import { ENDED, REPORTS, type WorkerStart } from './worker-signals.ts';

const { port, signals } = workerData as WorkerStart;

function report(): void {
  Atomics.add(signals, REPORTS, 1);
  Atomics.notify(signals, REPORTS);
}

function reply(message: ReplyMessage): void {
  port.postMessage(message);
  report();
}

/** Ends the thread: nobody knows what still works in it. The next call starts another one. */
function fail(thrown: unknown): never {
  const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  const error = { name, message, stack, details: {}, attempts: [], cause: undefined };
  const failure: ReplyMessage = { kind: 'error', error, record: undefined, warnings: [] };
  port.postMessage(failure);
  process.exit(1);
}

process.on('uncaughtException', fail);
process.on('exit', () => {
  Atomics.store(signals, ENDED, 1);
  report();
});

import('./answer-call.ts')
  .then(({ answerCall, keepShared }) => {
    port.on('message', (message: CallerMessage) => {
      if (message.kind === 'share') keepShared(message);
      else answerCall(message).then(reply).catch(fail);
    });
    report();
  })
  .catch(fail);
