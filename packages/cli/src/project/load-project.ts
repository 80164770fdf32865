import { posix } from 'node:path';
import { type CompileResult, type CompileSession, createCompileSession } from '@outcrop/compiler';
import { createSourceFile, type SourceFile } from '@outcrop/grammar';
import { CommandError } from '../exit-code.ts';
import { displayPath, findSourceDirectory } from './find-source-directory.ts';
import { listSources } from './list-sources.ts';
import { readSource } from './read-source.ts';

/** A project read from disk and compiled. */
export interface Project {
  /** Absolute path of the folder with the sources. */
  readonly sourceDirectory: string;
  readonly sources: readonly SourceFile[];
  readonly result: CompileResult;
}

/**
 * Finds, reads and compiles a project.
 *
 * @param session What commands keep that compile again and again.
 * @throws CommandError when there is no source directory, or no `.baml` file in it
 */
export function loadProject(from: string | undefined, workingDirectory: string, session: CompileSession = createCompileSession()): Project {
  const sourceDirectory = findSourceDirectory(from, workingDirectory);
  const sources = readSources(sourceDirectory, workingDirectory);
  if (sources.length === 0) {
    throw new CommandError(`No .baml files in ${displayPath(sourceDirectory, workingDirectory)}.`, {
      advice: 'Run `outcrop init` to start a project, or name the sources with --from <dir>.',
    });
  }
  const result = session.compile(sources, { sourceDirectory: displayPath(sourceDirectory, workingDirectory) });
  return { sourceDirectory, sources, result };
}

/** Reads every `.baml` file below a folder. Their paths are relative to the working directory, and begin with that of the folder. */
function readSources(sourceDirectory: string, workingDirectory: string): SourceFile[] {
  const folder = displayPath(sourceDirectory, workingDirectory);
  return listSources(sourceDirectory).map((path) =>
    createSourceFile(posix.join(folder, displayPath(path, sourceDirectory)), readSource(path, workingDirectory)),
  );
}
