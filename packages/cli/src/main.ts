import { CommanderError } from 'commander';
import { createCommandLine } from './command-line.ts';
import { CommandError, EXIT, type ExitCode } from './exit-code.ts';
import { type GlobalOptions, openTerminalFor, type Surroundings } from './open-context.ts';
import { describeSystemError, isSystemError } from './terminal/describe-system-error.ts';
import { reportFailure } from './terminal/report-failure.ts';
import type { Terminal } from './terminal/terminal.ts';
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
    const terminal = openTerminalFor(program.opts<GlobalOptions>(), surroundings);
    if (error instanceof CommanderError) return reportUsage(error, terminal);
    const failure = isSystemError(error) ? describeSystemError(error) : error;
    if (!(failure instanceof CommandError)) return reportBug(failure, terminal);
    reportFailure(failure, terminal);
    return failure.exitCode;
  }
}

/** Commander has printed help, version or what is wrong already. */
function reportUsage({ exitCode, message }: CommanderError, terminal: Terminal): ExitCode {
  if (exitCode === 0) return EXIT.done;
  if (terminal.json) terminal.result(JSON.stringify({ ok: false, error: { message: message.replace(/^error: /, '') } }));
  return EXIT.usage;
}

function reportBug(error: unknown, terminal: Terminal): ExitCode {
  if (terminal.json) terminal.result(JSON.stringify({ ok: false, error: { message: String(error) } }));
  terminal.error(`outcrop failed unexpectedly: ${terminal.verbose && error instanceof Error ? error.stack : String(error)}`);
  terminal.error('This is a bug in Outcrop. Please report it with the command and, if you can, the sources.');
  return EXIT.bug;
}
