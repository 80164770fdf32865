// Makes many requests under faults and prints how they ended, and what they left behind.
import { setLogLevel } from 'outcrop';
import { openFaultBench } from './bedrock-fault-load.ts';

/** So many requests are made, in as many parts as memory is looked at. */
const LOAD = { calls: 10_000, streams: 2_000, concurrency: 64 };
const PARTS = 4;

/** After the first part, which warms up, memory may grow by this much. A kilobyte a request would be 9 MB. */
const MAX_HEAP_GROWTH_MB = 4;

interface Memory {
  readonly heapMb: number;
  readonly rssMb: number;
}

/** After the garbage is gone. */
async function measureMemory(): Promise<Memory> {
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heapMb: heapUsed / 2 ** 20, rssMb: rss / 2 ** 20 };
}

setLogLevel('off');
const bench = await openFaultBench();
const part = { ...LOAD, calls: LOAD.calls / PARTS, streams: LOAD.streams / PARTS };
const problems: string[] = [];
const memory: Memory[] = [];
const startedAt = performance.now();
for (let index = 0; index < PARTS; index++) {
  const { endings, violations } = await bench.run(part);
  problems.push(...violations);
  const measured = await measureMemory();
  memory.push(measured);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`${seconds} s  heap ${measured.heapMb.toFixed(1)} MB  RSS ${measured.rssMb.toFixed(0)} MB  ${JSON.stringify(endings)}`);
}
const leakedSockets = await bench.close();
const growth = (memory.at(-1)?.heapMb ?? 0) - (memory[0]?.heapMb ?? 0);
if (leakedSockets > 0) problems.push(`${leakedSockets} sockets stay open`);
if (growth > MAX_HEAP_GROWTH_MB) problems.push(`the heap grew by ${growth.toFixed(1)} MB`);
for (const problem of problems) console.log(problem);
console.log(
  `${LOAD.calls} calls, ${LOAD.streams} streams, ${leakedSockets} sockets left, heap +${growth.toFixed(1)} MB, ${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;
