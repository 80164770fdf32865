import type { FunctionData } from 'outcrop/program';
import type { EmitInput } from './emit-input.ts';
import { joinFile, MAX_WIDTH, printDocComment } from './generated-text.ts';
import { parameterName, printParameters } from './parameters.ts';
import { printTypeImports } from './react-imports.ts';
import { sortedEntries, TypeNames } from './type-names.ts';
import { printType, type TypeContext } from './typescript-type.ts';

/** What an action gives, and how it asks the client for it. */
interface Answer {
  readonly type: string;
  readonly call: (client: string, args: string) => string;
}

/** Writes `react/server.ts`: one server action per function, for the whole answer. */
export function emitServerActions(input: EmitInput): string {
  return emitActions(input, (name, data, context) => ({
    type: printType(data.output, context),
    call: (client, args) => `${client}.${name}(${args})`,
  }));
}

/** Writes `react/server_streaming.ts`: one server action per function, for the answer while it is being written. */
export function emitStreamingServerActions(input: EmitInput): string {
  return emitActions(input, (name) => ({
    type: 'ReadableStream<Uint8Array>',
    call: (client, args) => `${client}.stream.${name}(${args}).toStreamable()`,
  }));
}

/**
 * Actions name their parameters instead of passing on whatever they get: the call options behind the parameters are not for browsers.
 */
function emitActions(input: EmitInput, answerOf: (name: string, data: FunctionData, context: TypeContext) => Answer): string {
  const { program } = input;
  const functions = sortedEntries(program.functions);
  if (functions.length === 0) return joinFile(['export {};'], 'use server');
  const names = new TypeNames(functions.map(([name]) => name));
  const context: TypeContext = { program, names, final: 'types.' };
  const client = functions.some(([, { params }]) => Object.hasOwn(params, 'b')) ? 'b_' : 'b';
  const actions = functions.map(([name, data]) => {
    const { type, call } = answerOf(name, data, context);
    const args = Object.keys(data.params).map(parameterName).join(', ');
    const head = printHead(name, printParameters(data.params, context), type);
    return `${printDocComment(input.documentation.get(name)?.text)}${head}\n  return ${call(client, args)};\n}`;
  });
  const clientImport = `import { ${client === 'b' ? 'b' : `b as ${client}`} } from '../async_client${input.importEnding}';`;
  return joinFile([[clientImport, ...printTypeImports(names, input)].join('\n'), ...actions], 'use server');
}

/** The first line of an action where it fits, else one parameter a line. */
function printHead(name: string, params: readonly string[], type: string): string {
  const line = `export async function ${name}(${params.join(', ')}): Promise<${type}> {`;
  if (line.length <= MAX_WIDTH) return line;
  return `export async function ${name}(\n${params.map((param) => `  ${param},\n`).join('')}): Promise<${type}> {`;
}
