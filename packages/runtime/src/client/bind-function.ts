import type { ConverseAnswer } from '../bedrock/index.ts';
import { textOfConverse } from '../bedrock/response/read-converse.ts';
import type { BamlFunction } from './baml-function.ts';
import { BamlStream, type StreamSink } from './baml-stream.ts';
import { buildRequest } from './build-request.ts';
import { type CallOptions, mergeOptions, type ParseOptions } from './call-options.ts';
import { completeError } from './failed-call.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { hasStreamState } from './has-stream-state.ts';
import { PartialSequence } from './partial-sequence.ts';
import { type PreparedCall, prepareCall } from './prepare-call.ts';
import { runCall } from './run-call.ts';

const DEFINITION: unique symbol = Symbol('definition');

/** A function of a client, with the definition that it was made from. */
export interface BoundFunction extends BamlFunction<readonly unknown[], unknown, unknown> {
  readonly [DEFINITION]: FunctionDefinition;
}

/** Tells whether a value is a function of a client. */
export function isBoundFunction(value: unknown): value is BoundFunction {
  return typeof value === 'function' && Object.hasOwn(value, DEFINITION);
}

/** The definition that a function was made from. */
export function definitionOf(bound: BoundFunction): FunctionDefinition {
  return bound[DEFINITION];
}

/** Makes the six ways of calling a function. `defaults` are the options that every call has. */
export function bindFunction(definition: FunctionDefinition, defaults: CallOptions | undefined): BoundFunction {
  const { services } = definition;
  const prepare = (args: readonly unknown[]): PreparedCall => {
    const count = Object.keys(definition.data.params).length;
    return prepareCall(definition, args.slice(0, count), mergeOptions(defaults, args[count] as CallOptions | undefined));
  };
  const call = async (...args: readonly unknown[]): Promise<unknown> => {
    const prepared = prepare(args);
    return runCall(prepared, { logType: 'call', sink: undefined, signal: prepared.options.signal }, services);
  };
  return Object.assign(call, {
    stream: (...args: readonly unknown[]) => openStream(prepare(args)),
    request: async (...args: readonly unknown[]) => buildRequest(prepare(args), false, services),
    streamRequest: async (...args: readonly unknown[]) => buildRequest(prepare(args), true, services),
    parse: (answer: string | ConverseAnswer, options?: ParseOptions) => {
      const text = typeof answer === 'string' ? answer : (textOfConverse(answer) ?? '');
      return parseWith(definition, mergeOptions(defaults, options), (parser) => parser.parse(text));
    },
    parseStream: (text: string, options?: ParseOptions) =>
      parseWith(definition, mergeOptions(defaults, options), (parser) => parser.parseStream(text)),
    [DEFINITION]: definition,
  });
}

function openStream(call: PreparedCall): BamlStream<unknown, unknown> {
  const { definition, program, options } = call;
  const partials = new PartialSequence<unknown>(() => definition.parserFor(program).stream());
  const run = async (sink: StreamSink, signal: AbortSignal): Promise<unknown> => {
    const value = await runCall(call, { logType: 'stream', sink, signal }, definition.services);
    if (!hasStreamState(program, definition.data.output)) partials.end(value);
    return value;
  };
  return new BamlStream({ partials, signal: options.signal, run });
}

function parseWith<Result>(
  definition: FunctionDefinition,
  { tb }: ParseOptions,
  parse: (parser: ReturnType<FunctionDefinition['parserFor']>) => Result,
): Result {
  try {
    return parse(definition.parserFor(definition.programFor(tb)));
  } catch (error) {
    throw completeError(error, definition.data.name);
  }
}
