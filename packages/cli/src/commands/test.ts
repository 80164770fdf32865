import { dirname, join, resolve } from 'node:path';
import type { TestData } from 'outcrop/program';
import type { CommandContext } from '../command-context.ts';
import { type EnvironmentOptions, readEnvironment } from '../environment/read-environment.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { readConfiguration } from '../project/configuration.ts';
import { type LoadedProgram, loadProgram } from '../project/load-program.ts';
import { whileInterruptible } from '../terminal/interruptible.ts';
import { findTestPlaces } from '../tests/find-test-places.ts';
import { openTransports, type RecordingMode, type Transports } from '../tests/open-transports.ts';
import { openReporters, type ReporterOptions } from '../tests/reporters/open-reporters.ts';
import { runTest, type TestSetting } from '../tests/run-test.ts';
import { type RunnableTest, runTests } from '../tests/run-tests.ts';
import { type FilterOptions, selectTests } from '../tests/test-filter.ts';
import { summarise, type TestPlace, type TestRun } from '../tests/test-result.ts';

export interface TestOptions extends FilterOptions, ReporterOptions, EnvironmentOptions {
  readonly from?: string;
  readonly list?: boolean;
  readonly parallel?: number;
  readonly timeout: number;
  readonly retries: number;
  readonly bail?: number | true;
  readonly client?: readonly string[];
  readonly record?: boolean;
  readonly replay?: boolean;
  readonly recordMissing?: boolean;
  readonly recordings?: string;
  readonly passIfNoTests?: boolean;
}

const DEFAULT_PARALLEL = 10;

/** `outcrop test`: runs the tests of the sources. */
export async function test(options: TestOptions, context: CommandContext): Promise<ExitCode> {
  const project = loadProgram(options.from, context);
  const selected = [...selectTests(project.program.tests ?? [], options)].sort(byFunction);
  if (options.list === true) return list(selected, context);
  if (selected.length === 0) {
    context.terminal.error('No tests selected.');
    return options.passIfNoTests === true ? EXIT.done : EXIT.nothingSelected;
  }
  const reporters = openReporters(options, context);
  const environment = readEnvironment(project.sourceDirectory, options, context);
  const transports = await openTransports(modeOf(options), recordingsFolder(options, project, context), environment);
  const setting = { ...project, environment: transports.environment, timeoutMs: options.timeout };
  const runnable = prepareTests(selected, options, setting, transports);

  for (const reporter of reporters) reporter.start?.(runnable.length);
  const start = performance.now();
  const { results, isInterrupted } = await whileInterruptible(async (signal) => {
    const bail = options.bail === true ? 1 : options.bail;
    const { parallel = readConfiguration(context.workingDirectory).testParallel ?? DEFAULT_PARALLEL, retries } = options;
    const onResult = (result: (typeof results)[number]): void => {
      for (const reporter of reporters) reporter.result?.(result);
    };
    const results = await runTests(runnable, { parallel, retries, bail, signal, onResult });
    return { results, isInterrupted: signal.aborted };
  });
  const summary = summarise(results, Math.round(performance.now() - start));
  for (const reporter of reporters) reporter.end?.(summary, results);
  if (isInterrupted) return EXIT.interrupted;
  return summary.ok ? EXIT.done : EXIT.problems;
}

function list(tests: readonly TestData[], { terminal }: CommandContext): ExitCode {
  const names = tests.map((item) => `${item.function}::${item.name}`);
  if (terminal.json) terminal.result(JSON.stringify({ ok: true, tests: names }));
  else for (const name of names) terminal.result(name);
  return EXIT.done;
}

function byFunction(a: TestData, b: TestData): number {
  if (a.function !== b.function) return a.function < b.function ? -1 : 1;
  if (a.name === b.name) return 0;
  return a.name < b.name ? -1 : 1;
}

function modeOf({ record, replay, recordMissing }: TestOptions): RecordingMode {
  if (record === true) return 'record';
  if (replay === true) return 'replay';
  return recordMissing === true ? 'record-missing' : 'live';
}

function recordingsFolder({ recordings }: TestOptions, { sourceDirectory }: LoadedProgram, { workingDirectory }: CommandContext): string {
  if (recordings !== undefined) return resolve(workingDirectory, recordings);
  return readConfiguration(workingDirectory).recordings ?? join(dirname(sourceDirectory), 'recordings');
}

/** Every test, once for each client that was asked for. */
function prepareTests(
  tests: readonly TestData[],
  { client: clients }: TestOptions,
  setting: TestSetting & LoadedProgram,
  transports: Transports,
): readonly RunnableTest[] {
  const places = findTestPlaces(setting.sources);
  const runs = tests.flatMap((data) => (clients ?? [undefined]).map((client) => ({ data, run: describeRun(data, client, places) })));
  return runs.map(({ data, run }) => ({
    run: (signal) => runTest(run, data, setting, { transport: transports.open(run), signal }),
    cancelled: { ...run, ...NOT_RUN },
  }));
}

const NOT_RUN = {
  status: 'cancelled',
  durationMs: 0,
  flaky: false,
  asserts: [],
  checks: [],
  usage: { inputTokens: null, outputTokens: null },
} as const;

function describeRun(data: TestData, client: string | undefined, places: ReadonlyMap<string, TestPlace>): TestRun {
  const place = places.get(`${data.function}::${data.name}`);
  return { function: data.function, test: data.name, ...(client !== undefined && { client }), place };
}
