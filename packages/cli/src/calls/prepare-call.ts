import type { FunctionData, Program, TestData } from 'outcrop/program';
import type { CommandContext } from '../command-context.ts';
import { type Environment, type EnvironmentOptions, readEnvironment } from '../environment/read-environment.ts';
import { findFunction, requireClient, unknownName } from '../project/find-named.ts';
import { type LoadedProgram, loadProgram } from '../project/load-program.ts';
import { readArguments, type WrittenArguments } from './read-arguments.ts';
import { resolveTest } from './resolve-test.ts';

/** The options by which commands name a call. */
export interface PrepareOptions extends WrittenArguments, EnvironmentOptions {
  readonly from?: string;
  /** Name of the client that is called instead of the function's own. */
  readonly client?: string;
  /** Name of the test whose arguments are used. */
  readonly test?: string;
}

/** A call that can be made: of the function `function` of `program`, with these arguments in the order of the parameters. */
export interface PreparedCall {
  readonly program: Program;
  readonly function: FunctionData;
  readonly args: readonly unknown[];
  readonly environment: Environment;
}

/**
 * Loads the project and works out the arguments of one call. `chooseTest` is asked for a test when no arguments are given.
 *
 * @throws CommandError
 */
export async function prepareCall(
  name: string,
  options: PrepareOptions,
  context: CommandContext,
  chooseTest: (tests: readonly TestData[]) => TestData | undefined = () => undefined,
): Promise<PreparedCall> {
  const project = loadProgram(options.from, context);
  const fn = findFunction(project.program, name);
  requireClient(project.program, options.client);
  const environment = readEnvironment(project.sourceDirectory, options, context);
  const test = findTest(fn, options, project, chooseTest);
  const base = test === undefined ? undefined : resolveTest(test, { ...project, environment });
  const program = base?.program ?? project.program;
  const values = { ...base?.args, ...(await readArguments(fn, options, program, context)) };
  const args = Object.keys(fn.params).map((parameter) => (Object.hasOwn(values, parameter) ? values[parameter] : undefined));
  return { program, function: fn, args, environment };
}

function findTest(
  { name }: FunctionData,
  { test, arg, args }: PrepareOptions,
  { program }: LoadedProgram,
  choose: (tests: readonly TestData[]) => TestData | undefined,
): TestData | undefined {
  const tests = (program.tests ?? []).filter((candidate) => candidate.function === name);
  if (test === undefined) return arg === undefined && args === undefined ? choose(tests) : undefined;
  const found = tests.find((candidate) => candidate.name === test);
  if (found !== undefined) return found;
  throw unknownName(
    `test of ${name} called`,
    test,
    tests.map((candidate) => candidate.name),
  );
}
