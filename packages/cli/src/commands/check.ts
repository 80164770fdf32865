import { explain } from '@outcrop/compiler';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { loadProject } from '../project/load-project.ts';
import { countDiagnostics, plural, reportDiagnostics } from '../project/report-diagnostics.ts';

export interface CheckOptions {
  readonly from?: string;
  readonly denyWarnings?: boolean;
  readonly explain?: string;
}

/** `outcrop check`: compiles and reports, writes nothing. */
export function check(options: CheckOptions, { terminal, workingDirectory }: CommandContext): ExitCode {
  if (options.explain !== undefined) {
    terminal.result(explainCode(options.explain));
    return EXIT.done;
  }
  const start = performance.now();
  const { result, sources } = loadProject(options.from, workingDirectory);
  reportDiagnostics(result.diagnostics, sources, terminal);
  const { errors, warnings } = countDiagnostics(result.diagnostics);
  if (errors > 0 || (options.denyWarnings === true && warnings > 0)) return EXIT.problems;
  if (terminal.json) terminal.result(JSON.stringify({ ok: true }));
  else if (warnings === 0)
    terminal.note(`${terminal.colors.green('✓')} ${describe(result.program, sources.length)}, no problems (${elapsed(start)})`);
  return EXIT.done;
}

function explainCode(code: string): string {
  const text = explain(code);
  if (text === undefined)
    throw new CommandError(`There is no diagnostic ${code}.`, { advice: 'Codes look like OC201.', exitCode: EXIT.usage });
  return text;
}

function describe({ functions = {}, classes = {} }: ReturnType<typeof loadProject>['result']['program'], files: number): string {
  return [plural(files, 'file'), plural(Object.keys(functions).length, 'function'), plural(Object.keys(classes).length, 'class')].join(
    ', ',
  );
}

/** Time since `start`, for people. */
export function elapsed(start: number): string {
  return `${Math.round(performance.now() - start)} ms`;
}
