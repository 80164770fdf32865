/** One thing to time. A subject that throws or gives another value than expected is reported, and its time does not count. */
export interface Subject {
  readonly name: string;
  readonly run: () => unknown;
  /** Tells whether a result is right; absent: every result is. */
  readonly isRight?: (result: unknown) => boolean;
}

/** The timing of one subject over all rounds. */
export type Timing =
  | { readonly kind: 'timed'; readonly name: string; readonly medianNs: number; readonly samplesNs: readonly number[] }
  | { readonly kind: 'fails' | 'differs'; readonly name: string; readonly detail: string };

export interface MeasureOptions {
  /** Each subject is visited once a round, in shuffled order. */
  readonly rounds: number;
  /** How long one visit takes, about. */
  readonly visitMs: number;
  /** Leave out what takes minutes. */
  readonly quick: boolean;
}

const WARM_UP_MS = 120;
const NS_PER_MS = 1e6;

/** Times subjects interleaved: every round visits each once in shuffled order, so that a drift of the machine hits all alike. */
export async function measure(
  subjects: readonly Subject[],
  { rounds, visitMs }: Pick<MeasureOptions, 'rounds' | 'visitMs'>,
): Promise<Timing[]> {
  const verdicts = await Promise.all(subjects.map(verify));
  const sound = subjects.filter((_, index) => verdicts[index] === undefined);
  const iterations = new Map<Subject, number>();
  for (const subject of sound) iterations.set(subject, await calibrate(subject, visitMs));
  const samples = new Map<Subject, number[]>(sound.map((subject) => [subject, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const subject of shuffle(sound)) samples.get(subject)?.push(await visit(subject, iterations.get(subject) ?? 1));
  }
  return subjects.map((subject, index) => {
    const samplesNs = samples.get(subject);
    if (samplesNs !== undefined) return { kind: 'timed', name: subject.name, medianNs: median(samplesNs), samplesNs };
    return verdicts[index] ?? { kind: 'fails', name: subject.name, detail: 'not measured' };
  });
}

async function verify({ name, run, isRight }: Subject): Promise<Timing | undefined> {
  try {
    const result = await run();
    if (isRight === undefined || isRight(result)) return undefined;
    return { kind: 'differs', name, detail: JSON.stringify(result)?.slice(0, 200) ?? String(result) };
  } catch (error) {
    return { kind: 'fails', name, detail: String(error).slice(0, 200) };
  }
}

/** How many iterations fill a visit, found after a warm-up. */
async function calibrate(subject: Subject, visitMs: number): Promise<number> {
  const start = performance.now();
  let count = 0;
  do {
    await subject.run();
    count += 1;
  } while (performance.now() - start < WARM_UP_MS);
  const oneMs = (await visit(subject, Math.max(1, Math.ceil(count / 4)))) / NS_PER_MS;
  return Math.max(1, Math.round(visitMs / oneMs));
}

/** Nanoseconds for one iteration. */
async function visit({ run }: Subject, iterations: number): Promise<number> {
  globalThis.gc?.();
  const start = process.hrtime.bigint();
  for (let index = 0; index < iterations; index += 1) {
    const result = run();
    if (result instanceof Promise) await result;
  }
  return Number(process.hrtime.bigint() - start) / iterations;
}

/** The middle of the values. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function shuffle<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
