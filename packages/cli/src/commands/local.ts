import { once } from 'node:events';
import { type LocalBedrockOptions, startLocalBedrock } from '@outcrop/local';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';

export interface LocalOptions {
  readonly port: number;
  readonly host: string;
  readonly recordings?: string;
  readonly script?: string;
}

/** Key pair that the endpoint accepts when nothing else is said. */
const TEST_KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };

/** `outcrop local`: runs the embedded Bedrock endpoint until it is interrupted. */
export async function local(options: LocalOptions, { terminal }: CommandContext): Promise<ExitCode> {
  const endpoint = await start({ ...options, credentials: [TEST_KEYS] });
  terminal.result(`export AWS_ENDPOINT_URL_BEDROCK_RUNTIME=${endpoint.url}`);
  terminal.result(
    `export AWS_ACCESS_KEY_ID=${TEST_KEYS.accessKeyId} AWS_SECRET_ACCESS_KEY=${TEST_KEYS.secretAccessKey} AWS_REGION=us-east-1`,
  );
  terminal.note('The local Bedrock endpoint is running. Paste the lines above into another shell; Ctrl-C stops it.');
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await endpoint.close();
  return EXIT.done;
}

async function start(options: LocalBedrockOptions): Promise<Awaited<ReturnType<typeof startLocalBedrock>>> {
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
