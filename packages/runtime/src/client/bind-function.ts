import type { ConverseAnswer, SignedRequest } from '../bedrock/index.ts';
import { textOfConverse } from '../bedrock/response/read-converse.ts';
import { BamlInvalidArgumentError } from '../errors/index.ts';
import type { Parser } from '../parsing/index.ts';
import { abortError } from './abort.ts';
import type { BamlFunction } from './baml-function.ts';
import { BamlStream } from './baml-stream.ts';
import { type CallOptions, mergeOptions, type ParseOptions } from './call-options.ts';
import { type Callee, callOrigin } from './call-origin.ts';
import { DeltaLog } from './delta-log.ts';
import { failCall } from './failed-call.ts';
import type { FunctionDefinition } from './function-definition.ts';
import { hasStreamState } from './has-stream-state.ts';
import { loadMachinery } from './load-machinery.ts';
import { parseGrowingText } from './parse-growing-text.ts';
import { PartialReader } from './partial-reader.ts';
import { type PreparedCall, prepareCall } from './prepare-call.ts';

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
  const call = async (...args: Arguments): Promise<unknown> => {
    const prepared = prepare(definition, args, defaults, call);
    const { runCall } = await loadMachinery();
    return runCall(prepared, { logType: 'call', sink: undefined, signal: prepared.options.signal }, services);
  };
  const stream = (...args: Arguments): BamlStream<unknown, unknown> => openStream(prepare(definition, args, defaults, stream));
  const request = async (...args: Arguments): Promise<SignedRequest> => {
    const prepared = prepare(definition, args, defaults, request);
    return (await loadMachinery()).buildRequest(prepared, false, services);
  };
  const streamRequest = async (...args: Arguments): Promise<SignedRequest> => {
    const prepared = prepare(definition, args, defaults, streamRequest);
    return (await loadMachinery()).buildRequest(prepared, true, services);
  };
  const parse = (answer: string | ConverseAnswer, options?: ParseOptions): unknown =>
    parseWith(definition, mergeOptions(defaults, options), parse, (parser) => parser.parse(textOf(answer)));
  const parseStream = (text: string, options?: ParseOptions): unknown =>
    parseWith(definition, mergeOptions(defaults, options), parseStream, (parser) => parseGrowingText(parser, text));
  const bound = Object.assign(call, { stream, request, streamRequest, parse, parseStream });
  return Object.defineProperties(bound, { name: { value: definition.data.name }, [DEFINITION]: { value: definition } }) as BoundFunction;
}

type Arguments = readonly unknown[];

/** The options stand behind the parameters. `callee` is the function that the user called. */
function prepare(definition: FunctionDefinition, args: Arguments, defaults: CallOptions | undefined, callee: Callee): PreparedCall {
  const count = Object.keys(definition.data.params).length;
  const options = mergeOptions(defaults, args[count] as CallOptions | undefined);
  return prepareCall(definition, args.slice(0, count), options, callOrigin(callee));
}

function textOf(answer: string | ConverseAnswer): string {
  const text = typeof answer === 'string' ? (textOfBody(answer) ?? answer) : textOfConverse(answer);
  if (text === undefined) throw new BamlInvalidArgumentError({ message: 'expected the text of an answer, or a Converse answer' });
  return text;
}

/** The text inside the body of a Converse answer, which a modular request gets. Undefined for everything else: `stopReason` is always in one. */
function textOfBody(body: string): string | undefined {
  if (!body.startsWith('{') || !body.includes('"stopReason"')) return undefined;
  try {
    return textOfConverse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

function openStream(call: PreparedCall): BamlStream<unknown, unknown> {
  const { definition, program, options, origin } = call;
  const log = new DeltaLog<unknown>();
  const run = async (wake: () => void, signal: AbortSignal, reasoning: (delta: string) => void): Promise<unknown> => {
    if (signal.aborted) throw failCall(abortError(signal), { functionName: definition.data.name, origin });
    const { runCall } = await loadMachinery();
    const text = (delta: string): void => {
      log.add(delta);
      wake();
    };
    const sink = { text, reasoning, restart: () => log.restart() };
    const value = await runCall(call, { logType: 'stream', sink, signal }, definition.services);
    if (!hasStreamState(program, definition.data.output)) log.end(value);
    return value;
  };
  const read = (): PartialReader<unknown> => new PartialReader(log, () => definition.parserFor(program).stream());
  return new BamlStream({ read, signal: options.signal, run });
}

function parseWith<Result>(
  definition: FunctionDefinition,
  { tb }: ParseOptions,
  callee: Callee,
  parse: (parser: Parser) => Result,
): Result {
  try {
    return parse(definition.parserFor(definition.programFor(tb)));
  } catch (error) {
    throw failCall(error, { functionName: definition.data.name, origin: callOrigin(callee) });
  }
}
