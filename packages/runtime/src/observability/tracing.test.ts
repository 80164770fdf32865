import { afterEach, describe, expect, it } from 'vitest';
import {
  currentContext,
  currentTags,
  emitLogEvent,
  type FunctionRecord,
  type LogEvent,
  onLogEvent,
  setTags,
  traceAsync,
  traceSync,
} from './index.ts';

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('passes arguments, results and exceptions through', async () => {
  expect(traceSync('add', (a: number, b: number) => a + b)(1, 2)).toBe(3);
  expect(await traceAsync('add', async (a: number, b: number) => a + b)(1, 2)).toBe(3);
  const fail = traceAsync('fail', async () => {
    throw new Error('no');
  });
  await expect(fail()).rejects.toThrow('no');
  expect(
    traceSync('fail', () => {
      throw new Error('no');
    }),
  ).toThrow('no');
});

it('keeps tags inside the function that set them, through awaits and beside others', async () => {
  const tagged = (value: string): Promise<unknown> =>
    traceAsync(value, async () => {
      setTags({ who: value });
      await pause();
      const inner = await traceAsync('inner', async () => {
        setTags({ inner: value });
        await pause();
        return currentTags();
      })();
      return [inner, currentTags()];
    })();
  expect(await Promise.all([tagged('a'), tagged('b')])).toEqual([
    [{ who: 'a', inner: 'a' }, { who: 'a' }],
    [{ who: 'b', inner: 'b' }, { who: 'b' }],
  ]);
  expect(currentTags()).toEqual({});
});

it('knows parent and root', () => {
  const contexts = traceSync('outer', () => [currentContext(), traceSync('inner', () => currentContext())()])();
  const [outer, inner] = contexts;
  expect(outer).toMatchObject({ parentId: undefined, rootId: outer?.id });
  expect(inner).toMatchObject({ parentId: outer?.id, rootId: outer?.id });
  expect(currentContext()).toBeUndefined();
});

const record: FunctionRecord = {
  id: 'bfcall_1',
  functionName: 'F',
  logType: 'call',
  tags: {},
  startTimeMs: 0,
  returnType: 'int',
  parsed: 5,
  attempts: [
    {
      clientName: 'A',
      provider: 'aws-bedrock',
      stream: false,
      startTimeMs: 0,
      selected: true,
      text: '5',
      prompt: () => 'user: n\n',
      events: [],
      model: 'm',
      usage: { inputTokens: 1 },
      stopReason: 'end_turn',
    },
  ],
};

describe('onLogEvent', () => {
  afterEach(() => onLogEvent(undefined));

  it('tells of finished calls and where they belong', () => {
    const events: LogEvent[] = [];
    onLogEvent((event) => events.push(event));
    emitLogEvent(record, undefined);
    emitLogEvent(record, { id: 'span', parentId: undefined, rootId: 'root', tags: {} });
    expect(events).toEqual([
      {
        metadata: { eventId: 'bfcall_1', rootEventId: 'bfcall_1' },
        prompt: 'user: n\n',
        rawOutput: '5',
        parsedOutput: '5',
        startTime: '1970-01-01T00:00:00.000Z',
      },
      expect.objectContaining({ metadata: { eventId: 'bfcall_1', parentId: 'span', rootEventId: 'root' } }),
    ]);
  });
});
