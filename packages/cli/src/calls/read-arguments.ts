import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { FieldType, FunctionData, Program } from 'outcrop/program';
import type { CommandContext } from '../command-context.ts';
import { CommandError, EXIT } from '../exit-code.ts';
import { unknownName } from '../project/find-named.ts';
import { loadMedia } from './load-media.ts';
import { isText, mediaInType } from './parameter-form.ts';

/** Arguments as they are written on a command line. */
export interface WrittenArguments {
  /** `name=value`, each. */
  readonly arg?: readonly string[];
  /** A JSON object, `@file`, or `-`. */
  readonly args?: string;
}

type Arguments = Readonly<Record<string, unknown>>;

/**
 * Reads the arguments of a call; single ones win over those of the object.
 *
 * @throws CommandError when they cannot be read, or are not parameters
 */
export async function readArguments(
  fn: FunctionData,
  { arg = [], args }: WrittenArguments,
  program: Program,
  context: CommandContext,
): Promise<Arguments> {
  const whole = args === undefined ? {} : await readObject(args, context);
  const single = arg.map((text) => readSingle(fn, text, context.workingDirectory));
  const scope = { program, folder: context.workingDirectory };
  const given = [...Object.entries(whole), ...single].map(([name, value]) => [name, loadMedia(typeOf(fn, name), value, scope)] as const);
  return Object.fromEntries(given);
}

function typeOf({ params }: FunctionData, name: string): FieldType {
  const type = Object.hasOwn(params, name) ? params[name] : undefined;
  if (type === undefined) throw unknownName('parameter', name, Object.keys(params));
  return type;
}

async function readObject(text: string, { readInput, workingDirectory }: CommandContext): Promise<Arguments> {
  const json = text === '-' ? await readInput() : text.startsWith('@') ? readText(text.slice(1), workingDirectory) : text;
  const value = parseJson(json);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Arguments;
  throw usage('The arguments are not a JSON object.', 'Write --args \'{"name": "value"}\'.');
}

function readSingle(fn: FunctionData, text: string, workingDirectory: string): readonly [name: string, value: unknown] {
  const [, name = '', written = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
  if (name === '') throw usage(`Cannot read the argument ${text}.`, 'Write -a name=value.');
  const type = typeOf(fn, name);
  if (written.startsWith('@')) return [name, readReference(type, written.slice(1), workingDirectory)];
  return [name, isText(type) ? written : (parseJson(written) ?? written)];
}

/** `@path`: the bytes of a medium, the text of a file, or the JSON in it. */
function readReference(type: FieldType, path: string, workingDirectory: string): unknown {
  if (mediaInType(type) !== undefined) return { file: path };
  const text = readText(path, workingDirectory);
  return isText(type) ? text : (parseJson(text) ?? text);
}

function readText(path: string, workingDirectory: string): string {
  const absolute = resolve(workingDirectory, path);
  if (!existsSync(absolute))
    throw usage(`There is no file ${basename(path)} in ${dirname(absolute)}.`, 'After @ stands the path of a file.');
  return readFileSync(absolute, 'utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function usage(message: string, advice: string): CommandError {
  return new CommandError(message, { advice, exitCode: EXIT.usage });
}
