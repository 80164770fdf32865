import type { CompileSession } from '@outcrop/compiler';
import type { Program } from 'outcrop/program';
import type { CommandContext } from '../command-context.ts';
import { CommandError } from '../exit-code.ts';
import { plural } from '../terminal/plural.ts';
import { loadProject, type Project } from './load-project.ts';
import { countDiagnostics, describeDiagnostics, reportDiagnostics } from './report-diagnostics.ts';

/** A project whose sources have no errors. */
export interface LoadedProgram extends Project {
  readonly program: Program;
}

/**
 * Loads a project whose functions are to be run. Warnings are left to `outcrop check`.
 *
 * @throws CommandError when the sources have errors, which have been reported then.
 */
export function loadProgram(
  from: string | undefined,
  { terminal, workingDirectory }: CommandContext,
  session?: CompileSession,
): LoadedProgram {
  const project = loadProject(from, workingDirectory, session);
  const { errors } = countDiagnostics(project.result.diagnostics);
  if (errors > 0) {
    reportDiagnostics(project.result.diagnostics, project.sources, terminal);
    throw new CommandError(`The sources have ${plural(errors, 'error')}.`, {
      advice: 'Nothing was run.',
      details: { diagnostics: describeDiagnostics(project.result.diagnostics, project.sources) },
    });
  }
  return { ...project, program: project.result.program };
}
