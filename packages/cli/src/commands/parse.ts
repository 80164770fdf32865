import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BamlValidationError, createClientFromProgram } from 'outcrop';
import { detailsOf } from 'outcrop/errors';
import { createParser } from 'outcrop/parse';
import type { Program } from 'outcrop/program';
import { evaluateConstraint } from 'outcrop/template';
import { memberOf } from '../calls/open-program.ts';
import { showValue } from '../calls/show-value.ts';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT, type ExitCode } from '../exit-code.ts';
import { compileType } from '../project/compile-type.ts';
import { findFunction } from '../project/find-named.ts';
import { loadProgram } from '../project/load-program.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface ParseOptions {
  readonly from?: string;
  readonly type?: string;
  readonly partial?: boolean;
  /** Tells what was repaired. */
  readonly explain?: boolean;
}

/** `outcrop parse`: parses a model's text, without network or credentials. */
export async function parse(args: readonly string[], options: ParseOptions, context: CommandContext): Promise<ExitCode> {
  const { terminal } = context;
  const [first, ...others] = args;
  const [file, ...tooMany] = options.type === undefined ? others : args;
  if (tooMany.length > 0 || (options.type === undefined && first === undefined)) {
    throw new CommandError('Name a function, or a type with --type; then a file, or - for standard input.', { exitCode: EXIT.usage });
  }
  const { program, functionName } = functionToParse(first, options, context);
  const text = await readText(file, context);
  try {
    if (options.explain === true) explain(program, functionName, text, terminal);
    else printValue(parseText(program, functionName, text, options), {}, terminal);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof BamlValidationError)) throw error;
    throw new CommandError('The text does not fit the type.', { advice: detailsOf(error).message, cause: error });
  }
}

function parseText(program: Program, functionName: string, text: string, { partial }: ParseOptions): unknown {
  const client = createClientFromProgram(program);
  return memberOf(partial === true ? client.parseStream : client.parse, functionName)(text);
}

function printValue(value: unknown, details: object, terminal: Terminal): void {
  terminal.result(terminal.json ? JSON.stringify({ ok: true, value, ...details }) : showValue(value));
}

/** Prints the value, and on standard error what was done to make it fit. */
function explain(program: Program, functionName: string, text: string, terminal: Terminal): void {
  const { output } = findFunction(program, functionName);
  const { value, repairs } = createParser(program, output, { evaluateConstraint }).parseWithReport(text);
  printValue(value, { repairs }, terminal);
  if (repairs.length === 0) terminal.note('Nothing was repaired.');
  for (const { path, kind } of repairs) terminal.note(`${path === '' ? 'answer' : path}: ${kind}`);
}

function functionToParse(
  name: string | undefined,
  { from, type }: ParseOptions,
  context: CommandContext,
): { readonly program: Program; readonly functionName: string } {
  if (type !== undefined) return compileType(type, from, context);
  const { program } = loadProgram(from, context);
  return { program, functionName: findFunction(program, name ?? '').name };
}

async function readText(file: string | undefined, { readInput, workingDirectory }: CommandContext): Promise<string> {
  if (file === undefined || file === '-') return readInput();
  const path = resolve(workingDirectory, file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  throw new CommandError(`There is no file ${path}.`, { advice: 'Give a file, or - for standard input.', exitCode: EXIT.usage });
}
