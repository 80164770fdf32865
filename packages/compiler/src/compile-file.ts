import type { Diagnostic, Document } from '@outcrop/grammar';
import type { Program } from 'outcrop/program';
import { gather } from './1-bind/bind.ts';
import { type Lookups, noteLookups } from './1-bind/names.ts';
import type { Project } from './1-bind/project.ts';
import { resolveClients } from './2-resolve/resolve-clients.ts';
import { resolveTests } from './2-resolve/resolve-tests.ts';
import { resolveTypes } from './2-resolve/resolve-types.ts';
import { FILE_CHECKS } from './3-check/checks.ts';
import { lowerProgram } from './4-lower/lower-program.ts';
import { createReporter, type Reporter } from './reporter.ts';

/** What one file of a project means, and what is wrong with it. */
export interface FileResult {
  /** The part of the program that the file declares. */
  readonly program: Program;
  readonly diagnostics: readonly Diagnostic[];
  /** What the result depends on beside the file itself. */
  readonly lookups: Lookups;
}

/** The project around a file, and how it is compiled. */
export interface FileContext {
  readonly project: Project;
  readonly sourceDirectory: string;
  /** Makes the suggestions, so that there are not too many in all. */
  readonly reporter: Reporter;
}

/** Compiles the declarations of one file, as far as that takes no look at the whole project. */
export function compileFile(document: Document, { project, sourceDirectory, reporter }: FileContext): FileResult {
  const { names, lookups, open } = noteLookups(project.names);
  const view = gather([document], names);
  const diagnostics: Diagnostic[] = [];
  const ownReporter: Reporter = {
    in: createReporter(diagnostics).in,
    suggest: (name, candidates) => {
      open();
      return reporter.suggest(name, candidates);
    },
  };
  resolveTypes(view, ownReporter);
  resolveClients(view, ownReporter);
  resolveTests(view, ownReporter);
  for (const check of FILE_CHECKS) check(view, ownReporter);
  const program = lowerProgram(view, { sourceDirectory, reporter: ownReporter, sink: diagnostics });
  // A class of another file that a test adds to is lowered with the test; its faults are told with its own file.
  return { program, diagnostics: diagnostics.filter(({ file }) => file === document.file.path), lookups };
}
