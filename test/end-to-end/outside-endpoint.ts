import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Match, ReceivedRequest, Reply } from '@outcrop/local';
import { root } from '../architecture/source-imports.ts';
import type { Address } from './client-project.ts';

/** A local endpoint in a process of its own: it answers while this thread waits. */
export interface OutsideEndpoint extends Address {
  /** Adds a reply after those already there. */
  respond(reply: Reply, match?: Match): Promise<void>;
  /** The requests so far, oldest first. */
  requests(): Promise<readonly ReceivedRequest[]>;
  /** Forgets requests and replies. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Lives until its input ends, so that it never outlives the test. */
const SCRIPT = `
import { startLocalBedrock } from '@outcrop/local';
const { url, credentials } = await startLocalBedrock();
console.log(JSON.stringify({ url, credentials }));
process.stdin.on('end', () => process.exit()).resume();
`;

/** Starts the built endpoint in another process. */
export async function startOutsideEndpoint(): Promise<OutsideEndpoint> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const address = JSON.parse(line) as Address;
  const control = async (path: string, body?: unknown): Promise<unknown> => {
    const method = path === 'requests' ? 'GET' : 'POST';
    const response = await fetch(`${address.url}/__outcrop/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  return {
    ...address,
    respond: async (reply, match = {}) => void (await control('script', [{ match, reply }])),
    requests: async () => (await control('requests')) as readonly ReceivedRequest[],
    reset: async () => void (await control('reset')),
    close: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
