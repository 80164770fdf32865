import type { CommandContext } from '../command-context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { watchProject } from '../generate/watch-project.ts';
import { loadProgram } from '../project/load-program.ts';
import { plural } from '../terminal/plural.ts';
import { affectedTests, fingerprintTests, type TestFingerprints } from './affected-tests.ts';
import { runSession, type SessionOptions } from './run-session.ts';
import { type FilterOptions, selectTests } from './test-filter.ts';

export interface WatchTestsOptions extends SessionOptions, FilterOptions {
  readonly from?: string;
}

/**
 * `outcrop test --watch`: runs all selected tests, and after each change of the sources those that it affects (see `fingerprintTests`), until
 * it is interrupted. Sources with errors are reported, and compared again when they are mended.
 *
 * @returns `interrupted` when tests were running then
 */
export async function watchTests(options: WatchTestsOptions, context: CommandContext, signal: AbortSignal): Promise<ExitCode> {
  let before: TestFingerprints | undefined;
  let code: ExitCode = EXIT.done;
  await watchProject(options.from, context, signal, async (session) => {
    const project = loadProgram(options.from, context, session);
    const selected = selectTests(project.program.tests ?? [], options);
    const now = fingerprintTests(project.program);
    const affected = before === undefined ? selected : affectedTests(selected, before, now);
    if (selected.length === 0) context.terminal.note('No tests selected.');
    else if (before !== undefined)
      context.terminal.note(`\n${affected.length} of ${plural(selected.length, 'test')} affected by the change.`);
    if (affected.length > 0) {
      const { cancelled } = await runSession(affected, project, options, context, signal);
      if (signal.aborted && cancelled > 0) code = EXIT.interrupted;
    }
    before = now;
  });
  return code;
}
