import { type CompileOptions, type CompileResult, createCompileSession, type SourceFiles } from './compile-session.ts';

/**
 * Compiles a project. All phases run on all files, whatever is wrong with them; faults never throw.
 *
 * @throws TypeError for a path that does not end in `.baml`.
 */
export function compile(files: SourceFiles, options?: CompileOptions): CompileResult {
  return createCompileSession().compile(files, options);
}
