import { compile } from '@outcrop/compiler';
import { createSourceFile } from '@outcrop/grammar';
import type { Program } from 'outcrop/program';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { readConfiguration } from './configuration.ts';
import { searchUpwards } from './find-source-directory.ts';
import { loadProgram } from './load-program.ts';

/** Name of a function that no project has. */
const PROBE = 'OutcropTypeOfTheCommandLine';

/**
 * Compiles a type expression that may name the types of the project, as the return type of a function. Without a project it may be any
 * type of built-in ones.
 *
 * @throws CommandError that says what is wrong with the type
 */
export function compileType(
  expression: string,
  from: string | undefined,
  context: CommandContext,
): { readonly program: Program; readonly functionName: string } {
  const { workingDirectory } = context;
  const named = from ?? readConfiguration(workingDirectory).from;
  const hasProject = named !== undefined || searchUpwards(workingDirectory) !== undefined;
  const sources = hasProject ? loadProgram(from, context).sources : [];
  const probe = createSourceFile('--type.baml', `function ${PROBE}() -> ${expression} { client "aws-bedrock/none" prompt #""# }\n`);
  const { program, diagnostics } = compile([...sources, probe]);
  const problem = diagnostics.find(({ file, severity }) => severity === 'error' && file === probe.path);
  if (problem === undefined) return { program, functionName: PROBE };
  throw new CommandError(`Cannot read the type ${expression}: ${problem.message}`, { exitCode: EXIT.usage });
}
