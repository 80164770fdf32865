import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { root } from '../architecture/source-imports.ts';

/** workerd in a process of its own. */
export interface Workerd {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the server of a configuration with one socket, `http`, on a free port. It tells which on its control channel. */
export async function startWorkerd(configuration: string, surroundings: Pick<SpawnOptions, 'cwd' | 'env'> = {}): Promise<Workerd> {
  const command = join(root, 'node_modules', '.bin', 'workerd');
  const args = ['serve', configuration, '--socket-addr', 'http=127.0.0.1:0', '--control-fd=3'];
  const server = spawn(command, args, { ...surroundings, stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  const stop = async (): Promise<void> => {
    server.kill();
    await once(server, 'exit');
  };
  for await (const line of createInterface({ input: server.stdio[3] as Readable })) {
    const { event, port } = JSON.parse(line) as { readonly event: string; readonly port?: number };
    if (event === 'listen') return { url: `http://127.0.0.1:${port}`, stop };
  }
  throw new Error('workerd ended before it listened');
}
