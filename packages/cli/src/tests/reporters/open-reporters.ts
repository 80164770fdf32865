import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CommandContext } from '../../command-context.ts';
import { CommandError, EXIT } from '../../exit-code.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { dotsReporter } from './dots-reporter.ts';
import { githubReporter } from './github-reporter.ts';
import { jsonReporter } from './json-reporter.ts';
import { junitReporter } from './junit-reporter.ts';
import { prettyReporter } from './pretty-reporter.ts';
import type { Reporter, WriteLine } from './reporter.ts';

/** What `--reporter` takes. */
export type ReporterName = 'pretty' | 'dots' | 'json' | 'junit' | 'github';

/** Which reporters are used, and where they write. */
export interface ReporterOptions {
  readonly reporter?: readonly ReporterName[];
  /** Files of the reporters that write files, in the order of those. */
  readonly output?: readonly string[];
}

/**
 * Opens the reporters that were asked for: `json` with `--json`, by default `pretty`. Those that write no file write to standard output.
 *
 * @throws CommandError when there are more output files than reporters that write files, or one cannot be written
 */
export async function openReporters(options: ReporterOptions, context: CommandContext): Promise<readonly Reporter[]> {
  const names = namesOf(options, context.terminal);
  const files = pairFiles(names, options);
  // Whoever else writes lines while tests run would write into the live view.
  const isAlone = !names.some((name) => name === 'dots' || (name === 'json' && files.get(name) === undefined));
  return Promise.all(names.map((name) => openReporter(name, context, { file: files.get(name), isAlone })));
}

function namesOf({ reporter = [] }: ReporterOptions, { json }: Terminal): readonly ReporterName[] {
  const names = new Set<ReporterName>([...reporter, ...(json ? ['json' as const] : [])]);
  return names.size === 0 ? ['pretty'] : [...names];
}

function pairFiles(names: readonly ReporterName[], { output = [] }: ReporterOptions): ReadonlyMap<ReporterName, string | undefined> {
  const writers = names.filter((name) => name === 'json' || name === 'junit');
  if (output.length <= writers.length) return new Map(writers.map((name, index) => [name, output[index]]));
  throw new CommandError('Every --output needs a reporter that writes files: json or junit.', {
    advice: 'For example: --reporter pretty junit --output junit.xml',
    exitCode: EXIT.usage,
  });
}

interface ReporterSetting {
  readonly file: string | undefined;
  readonly isAlone: boolean;
}

function openReporter(name: ReporterName, context: CommandContext, { file, isAlone }: ReporterSetting): Reporter | Promise<Reporter> {
  const { terminal, workingDirectory } = context;
  const writeLine = file === undefined ? (line: string): void => terminal.result(line) : fileWriter(resolve(workingDirectory, file));
  switch (name) {
    case 'pretty':
      return prettyReporter(terminal, { isAlone });
    case 'dots':
      return dotsReporter((text) => terminal.write(text));
    case 'github':
      return githubReporter(writeLine, context);
    case 'json':
      return jsonReporter(writeLine);
    case 'junit':
      return junitReporter(writeLine);
  }
}

/** Writes a file from its beginning, line by line. */
function fileWriter(path: string): WriteLine {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '');
  } catch (cause) {
    throw new CommandError(`Cannot write ${path}: ${(cause as Error).message}`, { cause });
  }
  return (line) => writeFileSync(path, `${line}\n`, { flag: 'a' });
}
