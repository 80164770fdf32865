import { setTimeout as delay } from 'node:timers/promises';
import { type Clock, type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import {
  type BedrockClient,
  createBedrock,
  type ModelEvent,
  type ModelResponse,
  type Platform,
  type RawOptions,
  type SendOptions,
} from 'outcrop/bedrock';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createPlatform } from '../../../packages/runtime/src/node/node-platform.ts';

export type TransportName = 'sdk' | 'signed';

/** The endpoint's time, which tests that change `Date` do not change. */
const STEADY_CLOCK: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: (ms, signal) => delay(ms, undefined, { signal }),
};

export interface LocalSetup {
  readonly server: LocalBedrock;
  /** Waits between attempts, in milliseconds. */
  readonly waits: number[];
  client(options?: RawOptions): BedrockClient;
  ask(options?: RawOptions, sendOptions?: SendOptions): Promise<ModelResponse>;
  events(options?: RawOptions, sendOptions?: SendOptions): AsyncGenerator<ModelEvent>;
}

export const PROMPT = { system: [], messages: [{ role: 'user' as const, parts: [{ kind: 'text' as const, text: 'Name a river.' }] }] };

/** Starts one local endpoint for a suite, and makes clients of it that do not wait between attempts and see no environment. */
export function useLocalBedrock(transport: TransportName, overrides: Partial<Platform> = {}): LocalSetup {
  const setup = { waits: [] as number[] } as LocalSetup & { server: LocalBedrock; bedrock: ReturnType<typeof createBedrock> };
  const sleep = (ms: number): Promise<void> => {
    setup.waits.push(ms);
    return Promise.resolve();
  };
  beforeAll(async () => {
    setup.server = await startLocalBedrock({ clock: STEADY_CLOCK });
  });
  beforeEach(() => {
    setup.server.reset();
    setup.waits.length = 0;
    setup.bedrock = createBedrock({ ...createPlatform(), env: () => undefined, warn: () => {}, sleep, random: () => 1, ...overrides });
  });
  afterAll(() => setup.server.close());
  return Object.assign(setup, {
    client(options: RawOptions = {}): BedrockClient {
      const { url, credentials } = setup.server;
      const keys = { access_key_id: credentials.accessKeyId, secret_access_key: credentials.secretAccessKey };
      const isKeyless = ['api_key', 'profile', 'credentials', 'client', 'keyless'].some((name) => name in options);
      const { keyless: _, ...rest } = options;
      const model = 'anthropic.claude-3-haiku-20240307-v1:0';
      return setup.bedrock.client('Haiku', {
        model,
        region: 'us-east-1',
        endpoint_url: url,
        transport,
        ...(isKeyless ? {} : keys),
        ...rest,
      });
    },
    async ask(options: RawOptions = {}, sendOptions: SendOptions = {}) {
      const client = setup.client(options);
      return client.send(await client.buildInput(PROMPT), sendOptions);
    },
    async *events(options: RawOptions = {}, sendOptions: SendOptions = {}) {
      const client = setup.client(options);
      yield* client.stream(await client.buildInput(PROMPT, { stream: true }), sendOptions);
    },
  });
}
