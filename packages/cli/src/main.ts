import { CommanderError } from 'commander';
import { createCommandLine, type Surroundings, wantsJson } from './command-line.ts';
import { CommandError, EXIT, type ExitCode } from './exit-code.ts';
import { readVersion } from './version.ts';

/** Runs the command line. The only place that catches everything; never throws. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = createCommandLine(readVersion(), surroundings, (exitCode) => {
    code = exitCode;
  });
  if (args.length === 0) {
    program.outputHelp({ error: true });
    return EXIT.usage;
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has printed help, version or the usage error already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const options: { readonly json?: boolean; readonly format?: 'json' | 'text'; readonly verbose?: boolean } = program.opts();
    const isVerbose = options.verbose === true;
    return error instanceof CommandError
      ? reportFailure(error, { isVerbose, isJson: wantsJson(options) }, surroundings)
      : reportBug(error, isVerbose, surroundings);
  }
}

interface ReportOptions {
  readonly isVerbose: boolean;
  readonly isJson: boolean;
}

function reportFailure(error: CommandError, { isVerbose, isJson }: ReportOptions, { stdout, stderr }: Surroundings): ExitCode {
  const { message, advice, stack, exitCode } = error;
  if (isJson) stdout.write(`${JSON.stringify({ ok: false, error: { message, advice } })}\n`);
  const lines = [`error: ${message}`, ...(advice === undefined ? [] : [advice]), ...(isVerbose ? [String(stack)] : [])];
  stderr.write(`${lines.join('\n')}\n`);
  return exitCode;
}

function reportBug(error: unknown, isVerbose: boolean, { stderr }: Surroundings): ExitCode {
  stderr.write(`outcrop failed unexpectedly: ${isVerbose && error instanceof Error ? error.stack : String(error)}\n`);
  stderr.write('This is a bug in Outcrop. Please report it with the command and, if you can, the sources.\n');
  return EXIT.bug;
}
