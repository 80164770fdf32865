import { didYouMean } from '@outcrop/grammar';
import type { TestData } from 'outcrop/program';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { loadProgram } from '../project/load-program.ts';
import { whileInterruptible } from '../terminal/interruptible.ts';
import { plural } from '../terminal/plural.ts';
import { runSession } from '../tests/run-session.ts';
import { selectTests } from '../tests/test-filter.ts';
import { type WatchTestsOptions, watchTests } from '../tests/watch-tests.ts';

export interface TestOptions extends WatchTestsOptions {
  readonly list?: boolean;
  readonly passIfNoTests?: boolean;
  readonly watch?: boolean;
}

/** `outcrop test`: runs the tests of the sources. */
export async function test(options: TestOptions, context: CommandContext): Promise<ExitCode> {
  if (options.watch === true) return whileInterruptible((signal) => watchTests(options, context, signal));
  const project = loadProgram(options.from, context);
  const tests = project.program.tests ?? [];
  const selected = selectTests(tests, options);
  if (options.list === true) return list(selected, context);
  if (selected.length === 0) {
    if (options.passIfNoTests !== true) throw nothingSelected(tests, options);
    context.terminal.note('No tests selected.');
  }
  return whileInterruptible(async (signal) => {
    const summary = await runSession(selected, project, options, context, signal);
    if (signal.aborted) return EXIT.interrupted;
    return summary.ok ? EXIT.done : EXIT.problems;
  });
}

function list(tests: readonly TestData[], { terminal }: CommandContext): ExitCode {
  const names = tests.map((item) => `${item.function}::${item.name}`);
  if (terminal.json) terminal.result(JSON.stringify({ ok: true, tests: names }));
  else for (const name of names) terminal.result(name);
  terminal.note(plural(names.length, 'test'));
  return EXIT.done;
}

function nothingSelected(tests: readonly TestData[], { include = [] }: TestOptions): CommandError {
  const names = [...new Set(tests.flatMap((item) => [item.function, item.name]))];
  const patterns = include.flatMap((pattern) => pattern.split('::')).filter((pattern) => pattern !== '');
  const suggestion = patterns.map((pattern) => didYouMean(pattern, names)).find((found) => found !== undefined);
  const count = `The project has ${tests.length === 0 ? 'no tests' : plural(tests.length, 'test')}`;
  return new CommandError(`No tests selected${suggestion === undefined ? '.' : `; ${suggestion}`}`, {
    advice: tests.length === 0 ? `${count}.` : `${count}: outcrop test --list shows them.`,
    exitCode: EXIT.nothingSelected,
  });
}
