import { existsSync } from 'node:fs';
import { type FetchLike, replay } from '@outcrop/local';
import { openEngine, type Platform } from '../calls/open-program.ts';
import { PLACEHOLDER_REGION, platformWithoutCredentials, WITHOUT_CREDENTIALS } from '../calls/without-credentials.ts';
import type { Environment } from '../environment/read-environment.ts';
import { recordSend } from './record-send.ts';
import { refuseSend, replaySend } from './replay-send.ts';
import type { TestTransport } from './run-test.ts';
import { type TestRun, titleOf } from './test-result.ts';
import { recordingPath, writeRecording } from './write-recording.ts';

/** Where answers come from: the service, files, or files as far as there are any. */
export type RecordingMode = 'live' | 'record' | 'replay' | 'record-missing';

export interface Transports {
  /** What calls see: recordings need no region of their own. */
  readonly environment: Environment;
  /** Opens the way that the requests of one test go. */
  open(run: TestRun): TestTransport;
}

/** The transport whose requests pass through the platform, where they can be recorded. */
const SIGNED = { transport: 'signed' } as const;

/** Opens the ways of the requests of all tests. Recordings sit below retries and above the network. */
export async function openTransports(mode: RecordingMode, folder: string, environment: Environment): Promise<Transports> {
  const engine = openEngine();
  switch (mode) {
    case 'live':
      return { environment, open: () => ({ engine }) };
    case 'record':
      return { environment, open: (run) => recordingTransport(engine.platform, folder, run) };
    case 'record-missing': {
      const platform = { ...engine.platform, send: replaySend(await readFolder(folder), engine.platform.send) };
      return { environment, open: (run) => recordingTransport(platform, folder, run) };
    }
    case 'replay': {
      const recorded = await readFolder(folder);
      return { environment: { AWS_REGION: PLACEHOLDER_REGION, ...environment }, open: (run) => replayTransport(recorded, folder, run) };
    }
  }
}

function recordingTransport(platform: Platform, folder: string, run: TestRun): TestTransport {
  const { send, exchanges } = recordSend(platform.send);
  const close = async (): Promise<void> => writeRecording(recordingPath(folder, run), run.client, await exchanges());
  return { engine: openEngine({ ...platform, send }), bedrock: SIGNED, close };
}

function replayTransport(recorded: FetchLike | undefined, folder: string, run: TestRun): TestTransport {
  const { function: fn, test, client } = run;
  const option = client === undefined ? '' : ` --client ${client}`;
  const refuse = refuseSend(`No recording in ${folder} fits ${titleOf(run)}. Record it: outcrop test --record -i ${fn}::${test}${option}`);
  const platform = { ...platformWithoutCredentials(), send: replaySend(recorded, refuse) };
  return { engine: openEngine(platform), bedrock: { ...WITHOUT_CREDENTIALS, ...SIGNED } };
}

async function readFolder(folder: string): Promise<FetchLike | undefined> {
  return existsSync(folder) ? replay(folder) : undefined;
}
