import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { LocalBedrock } from '@outcrop/local';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../architecture/source-imports.ts';
import { type BundleFolder, bundle, createBundleFolder } from './bundle.ts';
import { EXPECTED } from './scenario.ts';
import { settingsOf, startScenarioEndpoint } from './scenario-endpoint.ts';

/** A worker that may reach this machine and nothing else. */
const configuration = (settings: Readonly<Record<string, string>>): string => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [ (name = "worker", worker = .worker), (name = "machine", network = (allow = ["local"])) ],
  sockets = [ (name = "http", address = "127.0.0.1:0", http = (), service = "worker") ],
);

const worker :Workerd.Worker = (
  modules = [ (name = "worker.js", esModule = embed "worker.js") ],
  bindings = [ ${Object.entries(settings)
    .map(([name, text]) => `(name = "${name}", text = "${text}")`)
    .join(', ')} ],
  globalOutbound = "machine",
  compatibilityDate = "2026-01-01",
);
`;

interface Workerd {
  readonly url: string;
  stop(): Promise<unknown>;
}

/** Starts the server on a free port. It tells which on its control channel. */
async function startWorkerd(path: string): Promise<Workerd> {
  const command = join(root, 'node_modules', '.bin', 'workerd');
  const server = spawn(command, ['serve', path, '--control-fd=3'], { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
  const stop = (): Promise<unknown> => {
    server.kill();
    return once(server, 'exit');
  };
  for await (const line of createInterface({ input: server.stdio[3] as Readable })) {
    const { event, port } = JSON.parse(line) as { event: string; port?: number };
    if (event === 'listen') return { url: `http://127.0.0.1:${port}`, stop };
  }
  throw new Error('workerd ended before it listened');
}

describe('a generated client with the built library', () => {
  let endpoint: LocalBedrock;
  let folder: BundleFolder;
  let workerd: Workerd | undefined;

  beforeAll(async () => {
    endpoint = await startScenarioEndpoint();
    folder = createBundleFolder();
    folder.write('worker.js', await bundle('worker.ts', 'worker'));
    workerd = await startWorkerd(folder.write('config.capnp', configuration(settingsOf(endpoint))));
  }, 60_000);
  afterAll(async () => {
    await workerd?.stop();
    folder.remove();
    await endpoint.close();
  });

  it('runs in workerd, where there is neither a process nor the AWS SDK', async () => {
    const answer = await fetch(workerd?.url ?? '');
    expect(JSON.parse(await answer.text())).toEqual(EXPECTED);
  });
});
