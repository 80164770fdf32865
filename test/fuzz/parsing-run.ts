// Many mutated answers through the parser: `npm run test:fuzz -- parsing [texts] [seed]`. Prints every text for which a property does not
// hold, and at the end one line of figures. A parse that never ends is stopped from outside.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import type { FieldType } from 'outcrop/program';
import { type Fault, findStreamFault, findWholeFault, outcome, parserOf } from './parsing-properties.ts';
import { json, question, soup, types } from './sloppy-answer.ts';

/** The same texts come again with the same seed. */
interface Task {
  readonly texts: number;
  readonly seed: number;
  /** The number of the text at hand. */
  readonly progress: SharedArrayBuffer;
}

interface Figures {
  readonly faults: number;
  readonly slowestMs: number;
  readonly slowestText: string;
}

type Sample = readonly [question: readonly [FieldType, string], places: readonly number[]];

const BATCH = 1000;
/** Times are taken again for a text that seems slower than this, since the machine may have been busy. */
const SUSPECT_MS = 1;
const HANG_MS = 20_000;
const MAX_SHOWN_FAULTS = 20;

const anyType = fc.constantFrom(...types);
const place = fc.double({ min: 0, max: 1, noNaN: true });
const samples: fc.Arbitrary<Sample> = fc.tuple(
  fc.oneof(
    { weight: 6, arbitrary: question },
    { weight: 1, arbitrary: fc.tuple(anyType, json) },
    { weight: 2, arbitrary: fc.tuple(anyType, soup) },
  ),
  fc.array(place, { minLength: 1, maxLength: 8 }),
);

function* sampleFrom(first: number, { texts, seed }: Task): Iterable<Sample> {
  for (let from = Math.floor(first / BATCH) * BATCH; from < texts; from += BATCH) {
    const batch = fc.sample(samples, { numRuns: Math.min(BATCH, texts - from), seed: seed + from });
    yield* batch.slice(Math.max(0, first - from));
  }
}

function findFault([[type, text], places]: Sample): Fault | undefined {
  const cuts = places.map((at) => Math.floor(at * text.length)).sort((left, right) => left - right);
  try {
    return findWholeFault(type, text) ?? findStreamFault(type, text, cuts);
  } catch (error) {
    return { rule: 'only typed errors', left: error, right: undefined };
  }
}

function timeParse([type, text]: readonly [FieldType, string]): number {
  const parser = parserOf(type);
  const start = performance.now();
  outcome(() => parser.parse(text));
  return performance.now() - start;
}

function timeAgain(slow: readonly [FieldType, string]): number {
  return Math.min(...Array.from({ length: 3 }, () => timeParse(slow)));
}

function work(task: Task): Figures {
  const progress = new Int32Array(task.progress);
  let [faults, slowestMs, slowestText] = [0, 0, ''];
  for (const sample of sampleFrom(0, task)) {
    const [slow] = sample;
    const first = timeParse(slow);
    const ms = first > SUSPECT_MS ? Math.min(first, timeAgain(slow)) : first;
    if (ms > slowestMs) [slowestMs, slowestText] = [ms, slow[1]];
    const fault = findFault(sample);
    if (fault !== undefined && ++faults <= MAX_SHOWN_FAULTS) console.log(JSON.stringify({ type: slow[0], text: slow[1] }), fault);
    Atomics.add(progress, 0, 1);
  }
  return { faults, slowestMs, slowestText };
}

function supervise(texts: number, seed: number): void {
  const task: Task = { texts, seed, progress: new SharedArrayBuffer(4) };
  const progress = new Int32Array(task.progress);
  const start = performance.now();
  const worker = new Worker(new URL(import.meta.url), { workerData: task });
  let seen = 0;
  const watchdog = setInterval(() => {
    const count = Atomics.load(progress, 0);
    if (count > seen || count === texts) {
      seen = count;
      return;
    }
    const [hanging] = sampleFrom(count, task);
    console.log('never ends:', JSON.stringify(hanging));
    process.exit(1);
  }, HANG_MS);
  worker.on('message', ({ faults, slowestMs, slowestText }: Figures) => {
    clearInterval(watchdog);
    const minutes = ((performance.now() - start) / 60_000).toFixed(1);
    console.log(
      `${texts} texts, ${faults} disagreements, slowest parse ${slowestMs.toFixed(2)} ms (${slowestText.length} characters), ${minutes} minutes, seed ${seed}`,
    );
    process.exitCode = faults === 0 ? 0 : 1;
  });
}

if (isMainThread) supervise(Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? Date.now() % 2 ** 31));
else parentPort?.postMessage(work(workerData as Task));
