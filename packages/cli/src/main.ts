import { CommanderError } from 'commander';
import { createCommandLine, type Surroundings } from './command-line.ts';
import { CommandError, EXIT, type ExitCode } from './exit-code.ts';
import { readVersion } from './version.ts';

/** Runs the command line. The only place that catches everything; never throws. */
export async function main(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = createCommandLine(readVersion(), surroundings, (exitCode) => {
    code = exitCode;
  });
  const printLine = (line: string): unknown => surroundings.stderr.write(`${line}\n`);
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
    const isVerbose = args.includes('--verbose') || args.includes('-v');
    if (error instanceof CommandError) {
      printLine(`error: ${error.message}`);
      if (error.advice !== undefined) printLine(error.advice);
      if (isVerbose) printLine(String(error.stack));
      return error.exitCode;
    }
    printLine(`outcrop failed unexpectedly: ${isVerbose && error instanceof Error ? error.stack : String(error)}`);
    printLine('This is a bug in Outcrop. Please report it with the command and, if you can, the sources.');
    return EXIT.bug;
  }
}
