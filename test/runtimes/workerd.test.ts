import type { LocalBedrock } from '@outcrop/local';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startWorkerd, type Workerd } from '../support/start-workerd.ts';
import { type BundleFolder, bundle, createBundleFolder } from './bundle.ts';
import { EXPECTED } from './scenario.ts';
import { settingsOf, startScenarioEndpoint } from './scenario-endpoint.ts';

/** A worker that may reach this machine and nothing else. */
const configuration = (settings: Readonly<Record<string, string>>): string => `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [ (name = "worker", worker = .worker), (name = "machine", network = (allow = ["local"])) ],
  sockets = [ (name = "http", http = (), service = "worker") ],
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
