// What a call does after a failure, over both transports: retries, the next client, the end.
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import {
  BamlAbortError,
  BamlClientFinishReasonError,
  BamlClientHttpError,
  BamlInvalidArgumentError,
  Collector,
  setLogLevel,
} from 'outcrop';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrival, bedrock, type Client, clientOf, failureOf, transports } from './client-project.ts';

const [LITE, PRO] = ['amazon.nova-lite-v1:0', 'amazon.nova-pro-v1:0'] as const;

let endpoint: LocalBedrock;

beforeAll(async () => {
  endpoint = await startLocalBedrock();
  setLogLevel('off');
});
beforeEach(() => endpoint.reset());
afterAll(() => endpoint.close());

const models = (): unknown[] => endpoint.requests.map(({ modelId }) => modelId);

describe.each(transports)('over %s', (transport) => {
  const client = (more: Parameters<typeof bedrock>[2]): Client =>
    clientOf(
      {
        Main: { provider: 'fallback', options: { strategy: ['First', 'Second'] } },
        First: bedrock(endpoint, transport, { model: LITE, ...more }, 'Twice'),
        Second: bedrock(endpoint, transport, { model: PRO }),
        Turns: { provider: 'round-robin', options: { strategy: ['First', 'Second'], start: 1 } },
        Patient: bedrock(endpoint, transport, { model: LITE }, 'Patient'),
      },
      { retries: { Twice: { max_retries: 1, delay_ms: 0 }, Patient: { max_retries: 1, delay_ms: 60_000 } } },
    );

  it('gives each attempt the full time, and then the next client', async () => {
    endpoint.respond({ text: 'late', delayMs: 60_000 }, { model: LITE });
    endpoint.respond('in time', { model: PRO });
    const collector = new Collector();
    expect(await client({ http: { request_timeout_ms: 60 } }).Say('x', { collector })).toBe('in time');
    const limit = { name: 'BamlTimeoutError', timeout_type: 'request', configured_value_ms: 60 };
    expect(collector.last?.calls.map(({ error }) => error)).toMatchObject([limit, limit, null]);
  });

  it('neither repeats an answer with a forbidden finish reason nor asks another client', async () => {
    endpoint.respond({ text: 'cut', stopReason: 'max_tokens' });
    const error = await failureOf(client({ finish_reason_allow_list: ['end_turn'] }).Say('x'));
    expect(error).toBeInstanceOf(BamlClientFinishReasonError);
    expect(models()).toEqual([LITE]);
  });

  it('asks the next client where credentials are missing', async () => {
    endpoint.respond('ok');
    const away = { access_key_id: undefined, secret_access_key: undefined, profile: 'outcrop-no-such-profile' } as never;
    expect(await client(away).Say('x')).toBe('ok');
    expect(models()).toEqual([PRO]);
    const error = await failureOf(client(away).Say('x', { client: 'First' }));
    expect(error).toBeInstanceOf(BamlClientHttpError);
    expect(error).toMatchObject({ status_code: 2, retryable: false });
    expect((error as BamlClientHttpError).attempts).toHaveLength(1);
  });

  it('tells what failed before the wait in which it was aborted', async () => {
    endpoint.respond({ error: { name: 'ThrottlingException', message: 'slow down' } });
    const controller = new AbortController();
    const collector = new Collector();
    const call = failureOf(client({}).Say('x', { client: 'Patient', signal: controller.signal, collector }));
    await arrival(endpoint);
    while (collector.last?.calls[0]?.error == null) await new Promise((resolve) => setImmediate(resolve));
    controller.abort('enough');
    const error = await call;
    expect(error).toBeInstanceOf(BamlAbortError);
    expect(error).toMatchObject({
      reason: 'enough',
      detailed_message: expect.stringMatching(/^client "Patient": RateLimited \(429\): was refused by Amazon Bedrock: .*slow down/),
      attempts: [{ client_name: 'Patient', error: { status_code: 429 } }],
    });
    expect(endpoint.requests).toHaveLength(1);
  });

  it('does not take a turn when only a request is built', async () => {
    endpoint.respond('ok');
    const b = client({});
    const built = async (): Promise<string> => (await b.request.Say('x', { client: 'Turns' })).url;
    expect(await built()).toContain(encodeURIComponent(PRO));
    expect(await built()).toContain(encodeURIComponent(PRO));
    for (let turn = 0; turn < 3; turn += 1) await b.Say('x', { client: 'Turns' });
    expect(models()).toEqual([PRO, LITE, PRO]);
  });
});

describe('variables', () => {
  const NAME = 'OUTCROP_TEST_REGION';
  const b = (variable = NAME): Client => clientOf({ Main: bedrock(endpoint, 'signed', { region: { env: variable } }) });
  afterEach(() => {
    delete process.env[NAME];
  });

  it('are read at each call, and hidden by undefined', async () => {
    endpoint.respond('ok');
    const client = b();
    expect(await failureOf(client.Say('x'))).toBeInstanceOf(BamlInvalidArgumentError);
    process.env[NAME] = 'eu-west-1';
    await client.Say('x');
    process.env[NAME] = 'us-west-2';
    await client.Say('x');
    expect(await failureOf(client.Say('x', { env: { [NAME]: undefined } }))).toBeInstanceOf(BamlInvalidArgumentError);
    const regions = endpoint.requests.map(({ headers }) => /\/(\w+-\w+-\d)\/bedrock\//.exec(headers.authorization ?? '')?.[1]);
    expect(regions).toEqual(['eu-west-1', 'us-west-2']);
  });

  it.each(['constructor', '__proto__'])('are not what every object has: %s', async (variable) => {
    const error = await failureOf(b(variable).Say('x'));
    expect((error as Error).message).toContain(`\`${variable}\` (option region), which is not set`);
  });

  it('count as set when they are empty', async () => {
    const error = await failureOf(b().Say('x', { env: { [NAME]: '' } }));
    expect((error as Error).message).not.toContain('which is not set');
  });
});
