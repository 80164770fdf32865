import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { type CompileSession, explain } from '@outcrop/compiler';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { watchProject } from '../generate/watch-project.ts';
import { loadProject, type Project } from '../project/load-project.ts';
import { countDiagnostics, describeDiagnostics, reportDiagnostics } from '../project/report-diagnostics.ts';
import { elapsed } from '../terminal/elapsed.ts';
import { plural } from '../terminal/plural.ts';

export interface CheckOptions {
  readonly from?: string;
  readonly denyWarnings?: boolean;
  readonly explain?: string;
}

/** `outcrop check --watch`: checks now and after every change, until it is interrupted. */
export function watchAndCheck(
  paths: readonly string[],
  options: CheckOptions,
  context: CommandContext,
  signal: AbortSignal,
): Promise<ExitCode> {
  return watchProject(options.from, context, signal, (session) => check(paths, options, context, session));
}

/** `outcrop check`: compiles and reports, writes nothing. With paths, only what is wrong there counts. */
export function check(paths: readonly string[], options: CheckOptions, context: CommandContext, session?: CompileSession): ExitCode {
  if (options.explain !== undefined) return explainCode(options.explain, context);
  const start = performance.now();
  const project = loadProject(options.from, context.workingDirectory, session);
  const { sources, diagnostics } = choose(project, paths, context);
  reportDiagnostics(diagnostics, sources, context.terminal);
  const { errors, warnings } = countDiagnostics(diagnostics);
  const ok = errors === 0 && (options.denyWarnings !== true || warnings === 0);
  const { functions = {}, classes = {} } = project.result.program;
  const counts = { files: sources.length, functions: Object.keys(functions).length, classes: Object.keys(classes).length };
  const { terminal } = context;
  if (terminal.json) {
    for (const diagnostic of describeDiagnostics(diagnostics, sources)) terminal.result(JSON.stringify(diagnostic));
    terminal.result(JSON.stringify({ ok, errors, warnings, ...counts }));
  } else if (diagnostics.length === 0) {
    const read = [plural(counts.files, 'file'), plural(counts.functions, 'function'), plural(counts.classes, 'class')].join(', ');
    terminal.note(`${terminal.noteColors.green('✓')} ${read}, no problems (${elapsed(start)})`);
  }
  return ok ? EXIT.done : EXIT.problems;
}

type Chosen = Pick<Project['result'], 'sources' | 'diagnostics'>;

/** The sources at some paths, and what is wrong in them; all without paths. */
function choose({ result: { sources, diagnostics } }: Project, paths: readonly string[], { workingDirectory }: CommandContext): Chosen {
  if (paths.length === 0) return { sources, diagnostics };
  const chosen = paths.map((path) => {
    if (existsSync(resolve(workingDirectory, path)))
      return relative(workingDirectory, resolve(workingDirectory, path)).replaceAll('\\', '/');
    throw new CommandError(`There is no file or folder ${path}.`, { exitCode: EXIT.usage });
  });
  const isChosen = (file: string): boolean => chosen.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
  return { sources: sources.filter(({ path }) => isChosen(path)), diagnostics: diagnostics.filter(({ file }) => isChosen(file)) };
}

function explainCode(code: string, { terminal }: CommandContext): ExitCode {
  const text = explain(code);
  if (text === undefined)
    throw new CommandError(`There is no diagnostic ${code}.`, { advice: 'Codes look like OC201.', exitCode: EXIT.usage });
  terminal.result(terminal.json ? JSON.stringify({ ok: true, code, text }) : text);
  return EXIT.done;
}
