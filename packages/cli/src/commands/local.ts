import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type FaultRule,
  type LocalBedrock,
  type LocalBedrockOptions,
  parseFaultRules,
  parseScript,
  type ScriptEntry,
  startLocalBedrock,
} from '@outcrop/local';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { readConfiguration } from '../project/configuration.ts';

export interface LocalOptions {
  readonly port?: number;
  readonly host: string;
  readonly recordings?: string;
  readonly script?: string;
  readonly echo?: boolean;
  readonly latency?: number;
  readonly chunk?: number;
  readonly fail?: readonly string[];
  readonly auth: boolean;
}

const DEFAULT_PORT = 4444;

/** Key pair that the endpoint accepts when nothing else is said. */
const TEST_KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** `outcrop local`: runs the embedded Bedrock endpoint until it is interrupted. */
export async function local(options: LocalOptions, { terminal, workingDirectory }: CommandContext): Promise<ExitCode> {
  const endpoint = await start(endpointOptions(options, workingDirectory));
  terminal.result(`export AWS_ENDPOINT_URL_BEDROCK_RUNTIME=${endpoint.url}`);
  terminal.result(
    `export AWS_ACCESS_KEY_ID=${TEST_KEYS.accessKeyId} AWS_SECRET_ACCESS_KEY=${TEST_KEYS.secretAccessKey} AWS_REGION=us-east-1`,
  );
  terminal.note('The local Bedrock endpoint is running. Paste the lines above into another shell; Ctrl-C stops it.');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await endpoint.close();
  return EXIT.done;
}

function endpointOptions(options: LocalOptions, workingDirectory: string): LocalBedrockOptions {
  const { host, port = readConfiguration(workingDirectory).localPort ?? DEFAULT_PORT } = options;
  const { auth, echo, recordings, script, latency, chunk, fail } = options;
  return {
    host,
    port,
    auth,
    credentials: [TEST_KEYS],
    ...(echo === true && { echo }),
    ...(recordings !== undefined && { recordings: resolve(workingDirectory, recordings) }),
    ...(script !== undefined && { script: readScript(resolve(workingDirectory, script)) }),
    ...(latency !== undefined && { latencyMs: latency }),
    ...(chunk !== undefined && { chunkLength: chunk }),
    ...(fail !== undefined && { faults: fail.map(readFault) }),
  };
}

/** `throttle:0.1` is that fault in a tenth of the requests; without a share, in all of them. */
function readFault(text: string): FaultRule {
  const [, fault, share] = /^(.*?)(?::(0?\.\d+|[01]))?$/.exec(text) ?? [];
  const rule = { do: share === undefined ? text : `probability=${share}:${fault}` };
  try {
    parseFaultRules([rule]);
  } catch (cause) {
    throw new CommandError(`Cannot inject ${text}: ${(cause as Error).message}`, { exitCode: EXIT.usage, cause });
  }
  return rule;
}

function readScript(path: string): readonly ScriptEntry[] {
  try {
    return parseScript(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new CommandError(`Cannot read the script ${path}: ${(cause as Error).message}`, { cause });
  }
}

async function start(options: LocalBedrockOptions): Promise<LocalBedrock> {
  try {
    return await startLocalBedrock(options);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new CommandError(`Port ${options.port} is in use.`, {
      advice: 'Choose another with --port, or 0 for any free one.',
      exitCode: EXIT.surroundings,
    });
  }
}
