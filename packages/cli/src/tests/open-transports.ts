import { join } from 'node:path';
import { openRecording, type RecordingMode } from 'outcrop/testing';
import { openEngine } from '../calls/open-program.ts';
import type { TestTransport } from './run-test.ts';
import { type TestRun, titleOf } from './test-result.ts';

/** Where answers come from. */
export interface TransportOptions {
  /** The service, or recordings. */
  readonly mode: 'live' | RecordingMode;
  /** The folder of the recordings. */
  readonly folder: string;
  /** 1 replays streams in their recorded time; at once if undefined. */
  readonly speed: number | undefined;
}

/** Opens the ways that the requests of single tests go. Recordings sit below retries and above the network. */
export function openTransports({ mode, folder, speed }: TransportOptions): (run: TestRun) => TestTransport {
  const engine = openEngine();
  if (mode === 'live') return () => ({ engine });
  return (run) => {
    const recording = openRecording(recordingPath(folder, run), { mode, speed, recordWith: recordCommand(run) });
    return { engine, intercept: recording, close: () => recording.close() };
  };
}

/** `<folder>/<Function>/<Test>[.<client>].json`. Names of clients may hold what names of files may not. */
function recordingPath(folder: string, { function: fn, test, client }: TestRun): string {
  const suffix = client === undefined ? '' : `.${client.replace(/[^\w.-]/g, '_')}`;
  return join(folder, fn, `${test}${suffix}.json`);
}

function recordCommand({ client, ...run }: TestRun): string {
  return `outcrop test --record -i ${titleOf(run)}${client === undefined ? '' : ` --client ${client}`}`;
}
