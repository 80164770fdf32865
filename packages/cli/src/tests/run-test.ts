import { BamlAbortError, BamlValidationError, Collector } from 'outcrop';
import type { Program, TestData } from 'outcrop/program';
import { type Engine, memberOf, openProgram } from '../calls/open-program.ts';
import { type ResolvedTest, resolveTest, type TestSurroundings } from '../calls/resolve-test.ts';
import { type Judgement, judgeValue } from './judge-value.ts';
import type { TestResult, TestRun, TestStatus } from './test-result.ts';

/** What all tests of a run share. */
export interface TestSetting extends TestSurroundings {
  readonly program: Program;
  readonly timeoutMs: number;
}

/** How the requests of one test are sent. */
export interface TestTransport {
  readonly engine: Engine;
  /** Laid over the options of the client. */
  readonly bedrock?: Readonly<Record<string, unknown>>;
  /** Called when the test is over. */
  readonly close?: () => Promise<void>;
}

const NOTHING_JUDGED: Judgement = { asserts: [], checks: [] };

/** Runs one test once. Never rejects: whatever happens is its result. */
export async function runTest(
  run: TestRun,
  test: TestData,
  setting: TestSetting,
  { transport, signal }: { readonly transport: TestTransport; readonly signal: AbortSignal },
): Promise<TestResult> {
  const collector = new Collector();
  const start = performance.now();
  const finish = (status: TestStatus, { asserts, checks }: Judgement, outcome: Pick<TestResult, 'error' | 'value'>): TestResult => {
    const { last } = collector;
    const model = last?.selectedCall?.model ?? last?.calls.at(-1)?.model;
    return {
      ...run,
      status,
      durationMs: Math.round(performance.now() - start),
      flaky: false,
      asserts,
      checks,
      ...outcome,
      ...(last?.rawLlmResponse != null && { raw: last.rawLlmResponse }),
      ...(model != null && { model }),
      usage: { inputTokens: last?.usage.inputTokens ?? null, outputTokens: last?.usage.outputTokens ?? null },
    };
  };
  try {
    const resolved = resolveTest(test, setting);
    const value = await callFunction(resolved, run, setting, { transport, collector, signal });
    const judged = { value, latencyMs: collector.last?.timing.durationMs ?? 0, args: resolved.args };
    const judgement = judgeValue(test, judged, resolved.program, run.place);
    const isFine = [...judgement.asserts, ...judgement.checks].every(({ ok }) => ok);
    return finish(isFine ? 'passed' : 'failed', judgement, { value });
  } catch (error) {
    return finish(statusOf(error), NOTHING_JUDGED, { error: error instanceof Error ? error.message : String(error) });
  } finally {
    await transport.close?.();
  }
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
  { transport: { engine, bedrock }, collector, signal }: CallSetting,
): Promise<unknown> {
  const stream = memberOf(openProgram(program, engine).stream, fn.name);
  const values = Object.keys(fn.params).map((name) => (Object.hasOwn(args, name) ? args[name] : undefined));
  return stream(...values, { env: environment, collector, signal, client, timeoutMs, bedrock }).getFinalResponse();
}

/** An answer that does not fit is a failed test; everything else that goes wrong says nothing about the answer. */
function statusOf(error: unknown): TestStatus {
  if (error instanceof BamlAbortError) return 'cancelled';
  return error instanceof BamlValidationError ? 'failed' : 'error';
}
