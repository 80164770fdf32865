import type { Program } from '../program/index.ts';
import type { AsyncClient, BamlFunction } from './baml-function.ts';
import { type BoundFunction, bindFunction, definitionOf, isBoundFunction } from './bind-function.ts';
import { type CallOptions, mergeOptions } from './call-options.ts';
import { type CallServices, callServices } from './call-services.ts';
import { FunctionDefinition } from './function-definition.ts';

/** A client whose functions are not known to the compiler. */
export type ProgramClient = AsyncClient<Readonly<Record<string, BamlFunction<readonly unknown[], unknown, unknown>>>>;

/** Makes the client of a project's functions: plain objects, whose members may be replaced. */
export function createClient<Functions extends object>(functions: Functions): AsyncClient<Functions> {
  return assembleClient(functionsOf(functions), undefined) as AsyncClient<Functions>;
}

/** The functions among the exports of a generated module. */
export function functionsOf(exports: object): readonly (readonly [name: string, bound: BoundFunction])[] {
  return Object.entries(exports).filter((entry): entry is [string, BoundFunction] => isBoundFunction(entry[1]));
}

/** Makes a client for a Program in memory, as the command line and servers hold it. Arguments are positional, in the order of the parameters. */
export function createClientFromProgram(program: Program, services: CallServices = callServices): ProgramClient {
  const functions = Object.entries(program.functions ?? {});
  const bound = functions.map(([name, data]): [string, BoundFunction] => {
    return [name, bindFunction(new FunctionDefinition(program, data, services), undefined)];
  });
  return assembleClient(bound, undefined);
}

function assembleClient(functions: readonly (readonly [string, BoundFunction])[], defaults: CallOptions | undefined): ProgramClient {
  const member = <Name extends 'stream' | 'request' | 'streamRequest' | 'parse' | 'parseStream'>(
    name: Name,
  ): Record<string, BoundFunction[Name]> => Object.fromEntries(functions.map(([key, bound]) => [key, bound[name]]));
  const withOptions = (options: CallOptions): ProgramClient => {
    const merged = mergeOptions(defaults, options);
    const rebound = functions.map(([key, bound]) => [key, bindFunction(definitionOf(bound), merged)] as const);
    return assembleClient(rebound, merged);
  };
  return {
    ...Object.fromEntries(functions),
    stream: member('stream'),
    request: member('request'),
    streamRequest: member('streamRequest'),
    parse: member('parse'),
    parseStream: member('parseStream'),
    withOptions,
  } as ProgramClient;
}
