import { BamlValidationError, Collector, type FunctionLog, type ProgramClient } from 'outcrop';
import { toCommandError } from '../calls/call-failure.ts';
import { describeLog, usageToJson } from '../calls/describe-usage.ts';
import { memberOf, openProgram } from '../calls/open-program.ts';
import { type PreparedCall, type PrepareOptions, prepareCall } from '../calls/prepare-call.ts';
import { showPartials } from '../calls/show-partials.ts';
import { showValue } from '../calls/show-value.ts';
import type { CommandContext } from '../command-context.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { whileInterruptible } from '../terminal/interruptible.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface CallCommandOptions extends PrepareOptions {
  readonly stream?: boolean;
  readonly raw?: boolean;
  readonly timeout?: number;
}

/** `outcrop call`: calls one function and prints its result. */
export async function call(name: string, options: CallCommandOptions, context: CommandContext): Promise<ExitCode> {
  const prepared = await prepareCall(name, options, context);
  const client = openProgram(prepared.program);
  const collector = new Collector();
  const { terminal } = context;
  try {
    const value = await whileInterruptible((signal) => run(client, prepared, { ...options, collector, signal }, terminal));
    printResult(value, collector.last, options, terminal);
  } catch (error) {
    const isUnparsed = options.raw === true && error instanceof BamlValidationError;
    if (!isUnparsed) throw toCommandError(error, 'Give arguments with -a name=value or --args, or take those of a test with --test.');
    printRaw(error.raw_output, terminal);
  }
  return EXIT.done;
}

interface RunOptions extends CallCommandOptions {
  readonly collector: Collector;
  readonly signal: AbortSignal;
}

async function run(client: ProgramClient, prepared: PreparedCall, options: RunOptions, terminal: Terminal): Promise<unknown> {
  const { function: fn, args, environment } = prepared;
  const { client: chosen, timeout, collector, signal } = options;
  const callOptions = { env: environment, collector, signal, client: chosen, timeoutMs: timeout };
  if (options.stream !== true) return memberOf(client as unknown as Readonly<Record<string, Call>>, fn.name)(...args, callOptions);
  const stream = memberOf(client.stream, fn.name)(...args, callOptions);
  if (options.raw !== true) await showPartials(stream, terminal);
  return stream.getFinalResponse();
}

type Call = (...args: readonly unknown[]) => Promise<unknown>;

function printResult(value: unknown, log: FunctionLog | null, { raw, stream }: CallCommandOptions, terminal: Terminal): void {
  if (raw === true) printRaw(log?.rawLlmResponse ?? '', terminal);
  else if (terminal.json) terminal.result(JSON.stringify(describeResult(value, log)));
  else terminal.result(stream === true && terminal.screen === undefined ? JSON.stringify(value) : showValue(value));
  terminal.note(describeLog(log));
}

function printRaw(raw: string, terminal: Terminal): void {
  terminal.result(terminal.json ? JSON.stringify({ ok: true, raw }) : raw);
}

function describeResult(value: unknown, log: FunctionLog | null): object {
  const described =
    log === null ? {} : { client: log.selectedCall?.clientName, durationMs: log.timing.durationMs, usage: usageToJson(log.usage) };
  return { ok: true, value, ...described };
}
