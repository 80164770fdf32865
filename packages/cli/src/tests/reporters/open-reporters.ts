import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
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

export interface ReporterOptions {
  readonly reporter?: readonly ReporterName[];
  /** File of the one reporter that writes a file. */
  readonly output?: string;
}

/**
 * Opens the reporters that were asked for: by default `json` with `--json`, else `pretty`.
 *
 * @throws CommandError when it is not clear which of them writes the output file
 */
export function openReporters({ reporter, output }: ReporterOptions, { terminal, workingDirectory }: CommandContext): readonly Reporter[] {
  const names = new Set<ReporterName>(reporter ?? [terminal.json ? 'json' : 'pretty']);
  const toFile = [...names].filter((name) => name === 'json' || name === 'junit');
  if (output !== undefined && toFile.length !== 1) {
    throw new CommandError('--output needs one reporter that writes files: json or junit.', { exitCode: EXIT.usage });
  }
  const writeLine = output === undefined ? (line: string): void => terminal.result(line) : fileWriter(resolve(workingDirectory, output));
  return [...names].map((name) => openReporter(name, terminal, writeLine));
}

function openReporter(name: ReporterName, terminal: Terminal, writeLine: WriteLine): Reporter {
  switch (name) {
    case 'pretty':
      return prettyReporter(terminal);
    case 'dots':
      return dotsReporter((text) => terminal.write(text));
    case 'github':
      return githubReporter((line) => terminal.result(line));
    case 'json':
      return jsonReporter(writeLine);
    case 'junit':
      return junitReporter(writeLine);
  }
}

function fileWriter(path: string): WriteLine {
  writeFileSync(path, '');
  return (line) => writeFileSync(path, `${line}\n`, { flag: 'a' });
}
