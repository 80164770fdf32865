import { dirname, join, resolve } from 'node:path';
import type { Program, TestData } from 'outcrop/program';
import type { CommandContext } from '../command-context.ts';
import { type EnvironmentOptions, readEnvironment } from '../environment/read-environment.ts';
import { readConfiguration } from '../project/configuration.ts';
import { unknownName } from '../project/find-named.ts';
import type { LoadedProgram } from '../project/load-program.ts';
import { findTestPlaces } from './find-test-places.ts';
import { openTransports, type TransportOptions } from './open-transports.ts';
import { openReporters, type ReporterOptions } from './reporters/open-reporters.ts';
import type { Reporter } from './reporters/reporter.ts';
import { runTest, type TestSetting } from './run-test.ts';
import { type RunnableTest, runTests } from './run-tests.ts';
import { summarise, type TestPlace, type TestRun, type TestSummary } from './test-result.ts';

/** How tests are run and reported. */
export interface SessionOptions extends ReporterOptions, EnvironmentOptions {
  readonly parallel?: number;
  readonly timeout: number;
  readonly retries: number;
  readonly bail?: number | true;
  readonly client?: readonly string[];
  readonly record?: boolean;
  readonly replay?: boolean;
  readonly recordMissing?: boolean;
  readonly recordings?: string;
  readonly replaySpeed?: number;
}

const DEFAULT_PARALLEL = 10;

/**
 * Runs tests of a project, once for each client that was asked for, and reports them.
 *
 * @throws CommandError for a client that is not there, and before anything runs for what cannot be read or written
 */
export async function runSession(
  tests: readonly TestData[],
  project: LoadedProgram,
  options: SessionOptions,
  context: CommandContext,
  signal: AbortSignal,
): Promise<TestSummary> {
  for (const client of options.client ?? []) checkClient(client, project.program);
  const environment = readEnvironment(project.sourceDirectory, options, context);
  const folder = recordingsFolder(options, project, context);
  const openTransport = openTransports({ mode: modeOf(options), folder, speed: options.replaySpeed });
  const { verbose: keepsPrompts } = context.terminal;
  const setting = { ...project, environment, timeoutMs: options.timeout, keepsPrompts };
  const runnable = prepareTests(tests, options, setting, openTransport);
  const { parallel = readConfiguration(context.workingDirectory).testParallel ?? DEFAULT_PARALLEL, retries, bail } = options;
  const limit = bail === true ? 1 : bail;

  const reporter = combine(await openReporters(options, context));
  const start = performance.now();
  try {
    reporter.start(runnable.map(({ run }) => run));
    const { begin: onBegin, result: onResult } = reporter;
    const results = await runTests(runnable, { parallel, retries, bail: limit, signal, onBegin, onResult });
    const summary = summarise(results, Math.round(performance.now() - start));
    reporter.end(summary, results);
    return summary;
  } finally {
    reporter.close();
  }
}

/** Shorthands `provider/model` need no declaration. */
function checkClient(name: string, { clients = {} }: Program): void {
  if (!name.includes('/') && !Object.hasOwn(clients, name)) throw unknownName('client', name, Object.keys(clients));
}

/** Tells several reporters everything, in their order. */
function combine(reporters: readonly Reporter[]): Required<Reporter> {
  return {
    start: (runs) => reporters.forEach((reporter) => void reporter.start?.(runs)),
    begin: (run) => reporters.forEach((reporter) => void reporter.begin?.(run)),
    result: (result) => reporters.forEach((reporter) => void reporter.result?.(result)),
    end: (summary, results) => reporters.forEach((reporter) => void reporter.end?.(summary, results)),
    close: () => reporters.forEach((reporter) => void reporter.close?.()),
  };
}

function modeOf({ record, replay, recordMissing }: SessionOptions): TransportOptions['mode'] {
  if (record === true) return 'record';
  if (replay === true) return 'replay';
  return recordMissing === true ? 'record-missing' : 'live';
}

function recordingsFolder(
  { recordings }: SessionOptions,
  { sourceDirectory }: LoadedProgram,
  { workingDirectory }: CommandContext,
): string {
  if (recordings !== undefined) return resolve(workingDirectory, recordings);
  return readConfiguration(workingDirectory).recordings ?? join(dirname(sourceDirectory), 'recordings');
}

/** Every test, once for each client that was asked for. */
function prepareTests(
  tests: readonly TestData[],
  { client: clients }: SessionOptions,
  setting: TestSetting & LoadedProgram,
  openTransport: ReturnType<typeof openTransports>,
): readonly RunnableTest[] {
  const places = findTestPlaces(setting.sources);
  const runs = tests.flatMap((data) =>
    [...new Set(clients ?? [undefined])].map((client) => ({ data, run: describeRun(data, client, places) })),
  );
  return runs.map(({ data, run }) => ({
    run,
    attempt: (signal) => runTest(run, data, setting, { transport: openTransport(run), signal }),
  }));
}

function describeRun(data: TestData, client: string | undefined, places: ReadonlyMap<string, TestPlace>): TestRun {
  const place = places.get(`${data.function}::${data.name}`);
  return { function: data.function, test: data.name, ...(client !== undefined && { client }), place };
}
