import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type FaultRule,
  type LocalBedrock,
  type LocalBedrockOptions,
  type LocalCredentials,
  parseFaultRules,
  parseScript,
  type ScriptEntry,
  startLocalBedrock,
} from '@outcrop/local';
import type { CommandContext } from '../command-context.ts';
import { type EnvironmentOptions, readEnvironment } from '../environment/read-environment.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { readConfiguration } from '../project/configuration.ts';
import { searchUpwards } from '../project/find-source-directory.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface LocalOptions extends EnvironmentOptions {
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

/** Key pair that the endpoint always accepts; it accepts that of the environment as well. */
const TEST_KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** `outcrop local`: runs the embedded Bedrock endpoint until it is interrupted. */
export async function local(options: LocalOptions, context: CommandContext, signal: AbortSignal): Promise<ExitCode> {
  const { terminal } = context;
  const endpoint = await start(endpointOptions(options, context));
  if (terminal.json) terminal.result(JSON.stringify({ ok: true, url: endpoint.url, credentials: TEST_KEYS }));
  else printExports(endpoint.url, terminal);
  terminal.note('The local Bedrock endpoint is running. Paste the lines above into another shell; Ctrl-C stops it.');
  if (!signal.aborted) await once(signal, 'abort');
  await endpoint.close();
  return EXIT.done;
}

function printExports(url: string, terminal: Terminal): void {
  const { accessKeyId, secretAccessKey } = TEST_KEYS;
  terminal.result(`export AWS_ENDPOINT_URL_BEDROCK_RUNTIME=${url}`);
  terminal.result(`export AWS_ACCESS_KEY_ID=${accessKeyId} AWS_SECRET_ACCESS_KEY=${secretAccessKey} AWS_REGION=us-east-1`);
}

function endpointOptions(options: LocalOptions, context: CommandContext): LocalBedrockOptions {
  const { workingDirectory } = context;
  const { host, port = readConfiguration(workingDirectory).localPort ?? DEFAULT_PORT } = options;
  const { auth, echo, recordings, script, latency, chunk, fail } = options;
  return {
    host,
    port,
    auth,
    credentials: [TEST_KEYS, ...keysOfEnvironment(options, context)],
    ...(echo === true && { echo }),
    ...(recordings !== undefined && { recordings: findRecordings(resolve(workingDirectory, recordings)) }),
    ...(script !== undefined && { script: readScript(resolve(workingDirectory, script)) }),
    ...(latency !== undefined && { latencyMs: latency }),
    ...(chunk !== undefined && { chunkLength: chunk }),
    ...(fail !== undefined && { faults: fail.map(readFault) }),
  };
}

function keysOfEnvironment(options: LocalOptions, context: CommandContext): readonly LocalCredentials[] {
  const folder = searchUpwards(context.workingDirectory) ?? context.workingDirectory;
  const environment = readEnvironment(folder, options, context);
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '', AWS_SESSION_TOKEN: token = '' } = environment;
  if (accessKeyId === '' || secretAccessKey === '') return [];
  return [{ accessKeyId, secretAccessKey, ...(token !== '' && { sessionToken: token }) }];
}

function findRecordings(path: string): string {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return path;
  throw new CommandError(`There is no folder ${path}.`, {
    advice: 'Give the folder that `outcrop test --record` has written.',
    exitCode: EXIT.usage,
  });
}

/** `throttle:0.1` is that fault in a tenth of the requests; without a share, in all of them. */
function readFault(text: string): FaultRule {
  const [, fault, share] = /^(.*?)(?::(0?\.\d+|[01]))?$/.exec(text) ?? [];
  const rule = { do: share === undefined ? text : `probability=${share}:${fault}` };
  try {
    parseFaultRules([rule]);
  } catch (cause) {
    throw new CommandError(`Cannot inject ${text}: ${(cause as Error).message}`, {
      advice: 'Write a fault, or a fault and its share from 0 to 1: throttle, throttle:0.1, http=503:0.5.',
      exitCode: EXIT.usage,
      cause,
    });
  }
  return rule;
}

function readScript(path: string): readonly ScriptEntry[] {
  if (!existsSync(path)) throw new CommandError(`There is no file ${path}.`, { advice: 'Check --script.', exitCode: EXIT.usage });
  try {
    return parseScript(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new CommandError(`Cannot read the script ${path}: ${(cause as Error).message}`, {
      advice: 'A script is a JSON list of { match, reply }.',
      exitCode: EXIT.usage,
      cause,
    });
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
