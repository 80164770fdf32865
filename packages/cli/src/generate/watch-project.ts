import { type CompileSession, createCompileSession } from '@outcrop/compiler';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { displayPath, findSourceDirectory } from '../project/find-source-directory.ts';
import { describeSystemError, isSystemError } from '../terminal/describe-system-error.ts';
import { reportFailure } from '../terminal/report-failure.ts';
import { watchSources } from './watch-sources.ts';

/** Does something now and after every change of a project's sources, until it is interrupted. Whatever goes wrong is said, and the watch goes on. */
export async function watchProject(
  from: string | undefined,
  { terminal, workingDirectory }: CommandContext,
  signal: AbortSignal,
  act: (session: CompileSession) => unknown,
): Promise<ExitCode> {
  const session = createCompileSession();
  const attempt = async (): Promise<void> => {
    try {
      await act(session);
    } catch (error) {
      // Also what the system refuses: a file may go away between being listed and being read.
      const failure = isSystemError(error) ? describeSystemError(error) : error;
      if (!(failure instanceof CommandError)) throw failure;
      reportFailure(failure, terminal);
    }
  };
  const sourceDirectory = findSourceDirectory(from, workingDirectory);
  const changes = watchSources(sourceDirectory, { signal });
  await attempt();
  if (!signal.aborted) terminal.note(`Watching ${displayPath(sourceDirectory, workingDirectory)}. Ctrl-C stops it.`);
  for await (const _ of changes) await attempt();
  return EXIT.done;
}
