import { describe, expect, it } from 'vitest';
import { Gate } from './gate.ts';

/** Work that ends when it is told to. */
function tasks(): { readonly started: string[]; readonly finish: Map<string, () => void>; work(name: string): () => Promise<string> } {
  const started: string[] = [];
  const finish = new Map<string, () => void>();
  const work = (name: string) => () => {
    started.push(name);
    return new Promise<string>((resolve) => finish.set(name, () => resolve(name)));
  };
  return { started, finish, work };
}

describe('Gate', () => {
  it('lets so many through, the others in order', async () => {
    const gate = new Gate(2);
    const { started, finish, work } = tasks();
    const all = ['a', 'b', 'c', 'd'].map((name) => gate.run(undefined, work(name)));
    await Promise.resolve();
    expect(started).toEqual(['a', 'b']);
    finish.get('b')?.();
    await all[1];
    await Promise.resolve();
    expect(started).toEqual(['a', 'b', 'c']);
    finish.get('a')?.();
    await all[0];
    await Promise.resolve();
    for (const name of ['c', 'd']) finish.get(name)?.();
    expect(await Promise.all(all)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('goes on after a failure', async () => {
    const gate = new Gate(1);
    await expect(gate.run(undefined, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await gate.run(undefined, async () => 'yes')).toBe('yes');
  });

  it('lets the waiting go when their signal fires', async () => {
    const gate = new Gate(1);
    const { finish, work } = tasks();
    const first = gate.run(undefined, work('a'));
    const controller = new AbortController();
    const second = gate.run(controller.signal, work('b'));
    controller.abort('enough');
    await expect(second).rejects.toMatchObject({ name: 'BamlAbortError', reason: 'enough' });
    await Promise.resolve();
    finish.get('a')?.();
    expect(await first).toBe('a');
    expect(await gate.run(undefined, async () => 'c')).toBe('c');
  });

  it('holds the place of a stream until it is left', async () => {
    const gate = new Gate(1);
    async function* count(): AsyncGenerator<number> {
      yield 1;
      yield 2;
    }
    for await (const item of gate.runStream(undefined, count)) {
      expect(item).toBe(1);
      break;
    }
    expect(await gate.run(undefined, async () => 'free')).toBe('free');
  });
});
