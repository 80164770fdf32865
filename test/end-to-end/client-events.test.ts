import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import {
  type BamlClientHttpError,
  BamlTimeoutError,
  type CallEvents,
  type CallOptions,
  type CompletionTimeout,
  type EndedAttempt,
  type StartedAttempt,
  setLogLevel,
} from 'outcrop';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { bedrock, type Client, clientOf, failureOf, transports } from './client-project.ts';

let endpoint: LocalBedrock;
beforeAll(async () => {
  endpoint = await startLocalBedrock();
  setLogLevel('off');
});
beforeEach(() => endpoint.reset());
afterAll(() => endpoint.close());

describe.each(transports)('completionTimeout over transport %s', (transport) => {
  let b: Client;
  beforeAll(() => {
    const impatient = { http: { request_timeout_ms: 40 } };
    b = clientOf(
      {
        Main: bedrock(endpoint, transport, impatient),
        Second: bedrock(endpoint, transport, impatient),
        Again: bedrock(endpoint, transport, { retry_on_timeout: true, retry_timeout_ms: 30, ...impatient }),
        Stubborn: bedrock(endpoint, transport, impatient, 'Once'),
        Patient: bedrock(endpoint, transport, {}, 'Once'),
        Both: { provider: 'fallback', options: { strategy: ['Main', 'Second'] } },
        Bound: { provider: 'fallback', options: { strategy: ['Patient', 'Main'], http: { total_timeout_ms: 30 } } },
      },
      { retries: { Once: { max_retries: 1, delay_ms: 0 } } },
    );
  });

  /** The events of a call as `client#attempt limit`, with `!` where no attempt follows. */
  async function eventsOf(options: CallOptions, isStream = false): Promise<{ readonly events: string[]; readonly outcome: unknown }> {
    const events: string[] = [];
    const completionTimeout = ({ client, attempt, timeoutMs, willRetry }: CompletionTimeout): void =>
      void events.push(`${client}#${attempt} ${timeoutMs}${willRetry ? '' : '!'}`);
    const call = { ...options, events: { completionTimeout } };
    const answer = isStream ? b.stream.Say('x', call).getFinalResponse() : b.Say('x', call);
    const outcome = await answer.catch((error: unknown) => error);
    return { events, outcome };
  }

  it.each<[string, CallOptions, boolean, string[]]>([
    ['once', {}, false, ['Main#1 40!']],
    ['of a stream', {}, true, ['Main#1 40!']],
    ['before the attempt of retry_on_timeout', { client: 'Again' }, false, ['Again#1 30', 'Again#2 40!']],
    ['before the retry of a policy', { client: 'Stubborn' }, false, ['Stubborn#1 40', 'Stubborn#2 40!']],
    ['before the next member', { client: 'Both' }, false, ['Main#1 40', 'Second#2 40!']],
    ['of all members together', { client: 'Bound' }, false, ['Bound#1 30!']],
    ['of the whole call', { client: 'Patient', timeoutMs: 20 }, false, ['Patient#1 20!']],
  ])('tells of a limit %s', async (_, options, isStream, expected) => {
    endpoint.fail('slow-headers=60000');
    const { events, outcome } = await eventsOf(options, isStream);
    expect(events).toEqual(expected);
    expect(outcome).toBeInstanceOf(BamlTimeoutError);
  });

  it('tells nothing of calls in time and of other failures', async () => {
    endpoint.respond('fine');
    expect(await eventsOf({ client: 'Patient' })).toEqual({ events: [], outcome: 'fine' });
    endpoint.fail('error=InternalServerException');
    expect((await eventsOf({ client: 'Patient' })).events).toEqual([]);
  });

  it('leaves the call alone when a listener throws', async () => {
    const print = vi.spyOn(console, 'error').mockImplementation(() => {});
    endpoint.fail('slow-headers=60000');
    const problem = new Error('listener');
    const completionTimeout = (): void => {
      throw problem;
    };
    expect(await failureOf(b.Say('x', { events: { completionTimeout } }))).toBeInstanceOf(BamlTimeoutError);
    expect(print).toHaveBeenCalledWith(problem);
    print.mockRestore();
  });
});

describe.each(transports)('attempts over transport %s', (transport) => {
  let b: Client;
  beforeAll(() => {
    const once = { max_attempts: 1 };
    b = clientOf(
      {
        Main: bedrock(endpoint, transport, once, 'Once'),
        Second: bedrock(endpoint, transport, once),
        Both: { provider: 'fallback', options: { strategy: ['Main', 'Second'] } },
      },
      { retries: { Once: { max_retries: 1, delay_ms: 0 } } },
    );
  });

  it.each<[string, boolean]>([
    ['a call', false],
    ['a stream', true],
  ])('are told when they begin and end: %s', async (_, isStream) => {
    const told: string[] = [];
    const events: CallEvents = {
      attemptStarted: ({ client, attempt }: StartedAttempt) => void told.push(`${client}#${attempt}`),
      attemptEnded: ({ client, attempt, durationMs, error }: EndedAttempt) => {
        expect(durationMs).toBeGreaterThanOrEqual(0);
        told.push(`${client}#${attempt} ${error === undefined ? 'done' : (error as BamlClientHttpError).error_type}`);
      },
    };
    endpoint.fail('error=InternalServerException', { times: 2 });
    endpoint.respond('fine');
    const options = { client: 'Both', events };
    expect(await (isStream ? b.stream.Say('x', options).getFinalResponse() : b.Say('x', options))).toBe('fine');
    const failed = 'InternalServerException';
    expect(told).toEqual(['Main#1', `Main#1 ${failed}`, 'Main#2', `Main#2 ${failed}`, 'Second#3', 'Second#3 done']);
  });
});
