import { join } from 'node:path';
import type { FunctionData, OptionValue, Program, TestData } from 'outcrop/program';
import { renderTemplate, toTemplateValue } from 'outcrop/template';
import type { Environment } from '../environment/read-environment.ts';
import { CommandError } from '../exit-code.ts';
import { loadMedia } from './load-media.ts';

/** A test whose arguments are known. */
export interface ResolvedTest {
  /** The program with the types of the test's `type_builder`. */
  readonly program: Program;
  readonly function: FunctionData;
  readonly args: Readonly<Record<string, unknown>>;
}

export interface TestSurroundings {
  readonly program: Program;
  readonly sourceDirectory: string;
  readonly environment: Environment;
}

/**
 * Works out the arguments of a test: variables, template strings and media files.
 *
 * @throws CommandError when a variable or a file is not there, or a template string fails
 */
export function resolveTest(test: TestData, { program: base, sourceDirectory, environment }: TestSurroundings): ResolvedTest {
  const program = layTypes(base, test);
  const functions = program.functions ?? {};
  const tested = Object.hasOwn(functions, test.function) ? functions[test.function] : undefined;
  if (tested === undefined) throw new CommandError(`There is no function ${test.function}.`);
  const scope = { program, folder: join(sourceDirectory, test.directory) };
  const args = Object.entries(test.args).map(([name, written]) => {
    const type = Object.hasOwn(tested.params, name) ? tested.params[name] : undefined;
    const value = readValue(written, program, environment);
    return [name, type === undefined ? value : loadMedia(type, value, scope)] as const;
  });
  return { program, function: tested, args: Object.fromEntries(args) };
}

function layTypes(program: Program, { types }: TestData): Program {
  if (types === undefined) return program;
  return {
    ...program,
    classes: { ...program.classes, ...types.classes },
    enums: { ...program.enums, ...types.enums },
    aliases: { ...program.aliases, ...types.aliases },
  };
}

function readValue(value: OptionValue, program: Program, environment: Environment): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: OptionValue) => readValue(item, program, environment));
  const { env, template, args, ...others } = value as Readonly<Record<string, OptionValue>>;
  const isAlone = Object.keys(others).length === 0;
  if (isAlone && typeof env === 'string' && template === undefined) return readVariable(env, environment);
  if (isAlone && typeof template === 'string' && Array.isArray(args)) return callTemplate(template, args, program, environment);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readValue(item, program, environment)]));
}

function readVariable(name: string, environment: Environment): string {
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined;
  if (value === undefined) throw new CommandError(`The test needs the environment variable ${name}, which is not set.`);
  return value;
}

function callTemplate(name: string, args: readonly OptionValue[], program: Program, environment: Environment): string {
  const { templates = {} } = program;
  const template = Object.hasOwn(templates, name) ? templates[name] : undefined;
  if (template === undefined) throw new CommandError(`There is no template string ${name}.`);
  const values = args.map((argument) => toTemplateValue(readValue(argument, program, environment)));
  const variables = new Map(Object.keys(template.params).map((parameter, index) => [parameter, values[index]]));
  try {
    return renderTemplate(template.body, variables, { name, templateStrings: templates });
  } catch (cause) {
    throw new CommandError(`The template string ${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
