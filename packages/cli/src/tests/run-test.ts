import { BamlAbortError, BamlValidationError, type CallOptions, Collector, type FunctionLog } from 'outcrop';
import type { Program, TestData } from 'outcrop/program';
import { type ConverseChat, describeMessages } from '../calls/describe-messages.ts';
import { type Engine, memberOf, openProgram } from '../calls/open-program.ts';
import { type ResolvedTest, resolveTest, type TestSurroundings } from '../calls/resolve-test.ts';
import { type Judgement, judgeValue } from './judge-value.ts';
import type { TestResult, TestRun, TestStatus } from './test-result.ts';

/** What all tests of a run share. */
export interface TestSetting extends TestSurroundings {
  readonly program: Program;
  readonly timeoutMs: number;
  /** True when results tell what was sent. */
  readonly keepsPrompts: boolean;
}

/** How the requests of one test are sent. */
export interface TestTransport {
  readonly engine: Engine;
  /** What the requests go through on their way. */
  readonly intercept?: NonNullable<CallOptions['intercept']>;
  /** Called when the test is over. */
  readonly close?: () => Promise<void>;
}

/** Runs one test once. Never rejects: whatever happens is its result. */
export async function runTest(
  run: TestRun,
  test: TestData,
  setting: TestSetting,
  { transport, signal }: { readonly transport: TestTransport; readonly signal: AbortSignal },
): Promise<TestResult> {
  const collector = new Collector();
  const start = performance.now();
  const outcome = await outcomeOf(run, test, setting, { transport, collector, signal });
  const durationMs = Math.round(performance.now() - start);
  return { ...run, durationMs, flaky: false, ...outcome, ...(await close(transport)), ...describeCall(collector.last, setting) };
}

/** Closes a transport. A failure takes the place of what came of the test. */
async function close(transport: TestTransport): Promise<Pick<TestResult, 'status' | 'error'> | undefined> {
  try {
    await transport.close?.();
    return undefined;
  } catch (error) {
    return { status: 'error', error: messageOf(error) };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

type Outcome = Judgement & Pick<TestResult, 'status' | 'error' | 'value'>;

async function outcomeOf(run: TestRun, test: TestData, setting: TestSetting, call: CallSetting): Promise<Outcome> {
  try {
    const resolved = resolveTest(test, setting);
    const value = await callFunction(resolved, run, setting, call);
    const judged = { value, latencyMs: call.collector.last?.timing.durationMs ?? 0, args: resolved.args };
    const judgement = judgeValue(test, judged, resolved.program, run.place);
    const isFine = [...judgement.asserts, ...judgement.checks].every(({ ok }) => ok);
    return { status: isFine ? 'passed' : 'failed', ...judgement, value };
  } catch (error) {
    // The title of the test names the function.
    const message = messageOf(error).replace(`Function ${test.function}: `, '');
    return { status: statusOf(error), asserts: [], checks: [], error: message };
  }
}

/** What became known of a call, however it ended. */
function describeCall(log: FunctionLog | null, { keepsPrompts }: TestSetting): Pick<TestResult, 'raw' | 'answeredBy' | 'prompt' | 'usage'> {
  const call = log?.selectedCall ?? log?.calls.at(-1);
  const { inputTokens = null, outputTokens = null } = log?.usage ?? {};
  const prompt = keepsPrompts ? call?.httpRequest?.body.json() : undefined;
  return {
    ...(log?.rawLlmResponse != null && { raw: log.rawLlmResponse }),
    ...(call !== undefined && { answeredBy: { client: call.clientName, ...(call.model !== null && { model: call.model }) } }),
    ...(prompt !== undefined && { prompt: describeMessages(prompt as ConverseChat, (role) => `── ${role} ──`) }),
    usage: { inputTokens, outputTokens },
  };
}

interface CallSetting {
  readonly transport: TestTransport;
  readonly collector: Collector;
  readonly signal: AbortSignal;
}

/** Through the streaming interface, as the reference implementation does. */
function callFunction(
  { program, function: fn, args }: ResolvedTest,
  { client }: TestRun,
  { environment, timeoutMs }: TestSetting,
  { transport: { engine, intercept }, collector, signal }: CallSetting,
): Promise<unknown> {
  const stream = memberOf(openProgram(program, engine).stream, fn.name);
  const values = Object.keys(fn.params).map((name) => (Object.hasOwn(args, name) ? args[name] : undefined));
  return stream(...values, { env: environment, collector, signal, client, timeoutMs, intercept }).getFinalResponse();
}

/** An answer that does not fit is a failed test; everything else that goes wrong says nothing about the answer. */
function statusOf(error: unknown): TestStatus {
  if (error instanceof BamlAbortError) return 'cancelled';
  return error instanceof BamlValidationError ? 'failed' : 'error';
}
