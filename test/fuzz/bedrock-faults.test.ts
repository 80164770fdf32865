import { getLogLevel, setLogLevel } from 'outcrop';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openFaultBench } from './bedrock-fault-load.ts';
import { FAULTS } from './bedrock-faults.ts';

const level = getLogLevel();
beforeAll(() => setLogLevel('off'));
afterAll(() => setLogLevel(level));

/** Both transports, with callers that wait and callers that give up. */
const ROUNDS = 4;

it('ends every request under every fault in a value or a typed error, and closes every socket', async () => {
  const bench = await openFaultBench();
  const load = { calls: ROUNDS * FAULTS.size, streams: ROUNDS * FAULTS.size, concurrency: 64 };
  const { endings, violations } = await bench.run(load);
  expect(await bench.close()).toBe(0);
  expect(violations).toEqual([]);
  expect(Object.values(endings).reduce((sum, count) => sum + count, 0)).toBe(load.calls + load.streams);
});
