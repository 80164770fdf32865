import { describe, expect, it } from 'vitest';
import { surroundings } from '../bedrock/surroundings.ts';
import {
  BamlAbortError,
  BamlClientHttpError,
  BamlError,
  BamlInvalidArgumentError,
  BamlTimeoutError,
  BamlValidationError,
  type FailedAttempt,
} from '../errors/index.ts';
import type { ClientData, Program, RetryPolicyData } from '../program/index.ts';
import { resolveClient } from './resolve-client.ts';
import { firstClient } from './rotation.ts';
import { runAttempts } from './run-attempts.ts';

const { sleep } = surroundings;
const patient: RetryPolicyData = { max_retries: 2, delay_ms: 200 };

function program(clients: Record<string, Omit<ClientData, 'options'> & { options?: ClientData['options'] }>): Program {
  const entries = Object.entries(clients).map(([name, client]) => [name, { options: {}, ...client }] as const);
  return { format: 1, clients: Object.fromEntries(entries), retries: { Patient: patient } };
}

const bedrock = { provider: 'aws-bedrock' };
const strategy = (provider: string, members: string[], more: object = {}): ClientData => ({
  provider,
  options: { strategy: members, ...more },
});

const statusErrors = (status: number) => (client_name: string) =>
  new BamlClientHttpError({ message: `status ${status}`, client_name, status_code: status });

interface Run {
  /** Clients in the order of their attempts, and waits in milliseconds between them. */
  readonly steps: (string | number)[];
  readonly failures: FailedAttempt[];
  readonly error: unknown;
  readonly result: string | undefined;
}

/** Runs attempts that fail as `outcome` says: an error for the n-th attempt (from 0) of the whole call, or nothing. */
async function run(scope: Program, name: string, outcome: (client: string, attempt: number) => Error | undefined): Promise<Run> {
  const steps: (string | number)[] = [];
  const failures: FailedAttempt[] = [];
  const client = resolveClient(name, { program: scope, registry: undefined, environment: () => undefined });
  let count = 0;
  const attempts = runAttempts<string>(
    client,
    async ({ client: { name: attempted }, repeated }) => {
      steps.push(repeated ? `${attempted}*` : attempted);
      const error = outcome(attempted, count++);
      if (error !== undefined) throw error;
      return attempted;
    },
    { signal: undefined, failures, sleep: async (milliseconds) => void steps.push(milliseconds) },
  );
  const [result] = await Promise.allSettled([attempts]);
  const settled = result.status === 'fulfilled' ? { result: result.value, error: undefined } : { result: undefined, error: result.reason };
  return { steps, failures, ...settled };
}

const single = program({ A: bedrock, P: { ...bedrock, retry: 'Patient' } });
const teams = program({
  A: bedrock,
  B: bedrock,
  C: bedrock,
  P: { ...bedrock, retry: 'Patient' },
  Team: strategy('fallback', ['A', 'B', 'C']),
  Nested: strategy('fallback', ['A', 'Inner']),
  Inner: strategy('fallback', ['B', 'C']),
  RetriedMember: strategy('fallback', ['P', 'B']),
  RetriedTeam: { ...strategy('fallback', ['A', 'B']), retry: 'Patient' },
});

const always = (status: number) => (client: string) => statusErrors(status)(client);

const walks: [string, Program, string, (client: string, attempt: number) => Error | undefined, (string | number)[]][] = [
  ['a success', single, 'A', () => undefined, ['A']],
  ['a failure without policy', single, 'A', always(500), ['A']],
  [
    'retries until success',
    single,
    'P',
    (client, attempt) => (attempt < 2 ? statusErrors(500)(client) : undefined),
    ['P*', 200, 'P*', 200, 'P*'],
  ],
  ['retries until the policy ends', single, 'P', always(503), ['P*', 200, 'P*', 200, 'P*']],
  ['no retry of what fails the same way', single, 'P', always(400), ['P*']],
  ['a fallback in order', teams, 'Team', always(500), ['A', 'B', 'C']],
  ['a fallback after a refusal', teams, 'Team', (client) => (client === 'A' ? statusErrors(400)(client) : undefined), ['A', 'B']],
  ['a nested fallback', teams, 'Nested', always(500), ['A', 'B', 'C']],
  ['retries of a member first', teams, 'RetriedMember', always(500), ['P*', 200, 'P*', 200, 'P*', 'B']],
  ['whole rounds of a fallback with a policy', teams, 'RetriedTeam', always(500), ['A*', 'B*', 200, 'A*', 'B*', 200, 'A*', 'B*']],
  [
    'a round again when one member may recover',
    teams,
    'RetriedTeam',
    (client, attempt) => (attempt > 1 ? undefined : statusErrors(client === 'A' ? 500 : 400)(client)),
    ['A*', 'B*', 200, 'A*'],
  ],
  ['no round again when nobody can', teams, 'RetriedTeam', always(403), ['A*', 'B*']],
  [
    'a member with a wrong option',
    teams,
    'Team',
    (client) => (client === 'A' ? new BamlInvalidArgumentError({ message: 'env' }) : undefined),
    ['A', 'B'],
  ],
  ['an end at a parse failure', teams, 'Team', () => new BamlValidationError({ message: 'x', prompt: '', raw_output: '' }), ['A']],
  ['an end at an abort', teams, 'RetriedTeam', () => new BamlAbortError({ message: 'x' }), ['A*']],
  ['an end at a prompt that cannot be rendered', teams, 'Team', () => new BamlError({ message: 'x' }), ['A']],
  ['an end at a bug', teams, 'Team', () => new TypeError('x'), ['A']],
];

it.each(walks)('%s', async (_name, scope, name, outcome, expected) => {
  expect((await run(scope, name, outcome)).steps).toEqual(expected);
});

it('ends with the error of the last member, and keeps all of them', async () => {
  const { error, failures } = await run(teams, 'Team', (client) => statusErrors(client === 'C' ? 429 : 500)(client));
  expect(error).toMatchObject({ client_name: 'C', status_code: 429 });
  expect(failures.map(({ client_name }) => client_name)).toEqual(['A', 'B', 'C']);
});

describe('round-robin', () => {
  const members = ['A', 'B', 'C'];
  const rotation = (more: object, retry?: string): Program =>
    program({
      A: bedrock,
      B: bedrock,
      C: bedrock,
      Turns: { ...strategy('round-robin', members, more), ...(retry === undefined ? {} : { retry }) },
      Team: strategy('fallback', ['Turns', 'Turns']),
    });
  const succeed = (): undefined => undefined;

  it('starts where it is told and goes round', async () => {
    const scope = rotation({ start: 1 });
    const results: unknown[] = [];
    for (let call = 0; call < 6; call++) results.push((await run(scope, 'Turns', succeed)).result);
    expect(results).toEqual(['B', 'C', 'A', 'B', 'C', 'A']);
  });

  it('starts anywhere and goes round', async () => {
    const scope = rotation({});
    const results: number[] = [];
    for (let call = 0; call < 4; call++) results.push(members.indexOf((await run(scope, 'Turns', succeed)).result ?? ''));
    const [first = -1] = results;
    expect(members[first]).toBeDefined();
    expect(results).toEqual([0, 1, 2, 3].map((step) => (first + step) % 3));
  });

  it('takes the next member at each retry', async () => {
    expect((await run(rotation({ start: 1 }, 'Patient'), 'Turns', always(500))).steps).toEqual(['B*', 200, 'C*', 200, 'A*']);
  });

  it('gives parallel calls one step each', async () => {
    const scope = rotation({ start: 0 });
    const results = await Promise.all([0, 1, 2].map(() => run(scope, 'Turns', succeed)));
    expect(results.map(({ result }) => result)).toEqual(['A', 'B', 'C']);
  });

  it('tries one member inside a fallback, then the next of the fallback', async () => {
    expect((await run(rotation({ start: 0 }), 'Team', always(500))).steps).toEqual(['A', 'B']);
  });

  it('stays where it is when only looked at', async () => {
    const scope = rotation({});
    const look = (): string =>
      firstClient(resolveClient('Team', { program: scope, registry: undefined, environment: () => undefined })).name;
    const seen = look();
    expect([look(), look(), (await run(scope, 'Turns', succeed)).result]).toEqual([seen, seen, seen]);
  });
});

describe('time limits', () => {
  it('ends a strategy that waits too long, and names it', async () => {
    const scope = program({ A: bedrock, Team: strategy('fallback', ['A'], { http: { total_timeout_ms: 5 } }) });
    const client = resolveClient('Team', { program: scope, registry: undefined, environment: () => undefined });
    const never = runAttempts(client, ({ signal }) => sleep(60_000, signal), { signal: undefined, failures: [], sleep });
    const error = await never.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(BamlTimeoutError);
    expect(error).toMatchObject({
      timeout_type: 'total',
      configured_value_ms: 5,
      status_code: 408,
      message: 'Client "Team" did not finish within 5 ms (total_timeout_ms 5)',
    });
  });

  it('goes on in an outer fallback', async () => {
    const scope = program({
      A: bedrock,
      B: bedrock,
      Slow: strategy('fallback', ['A'], { http: { total_timeout_ms: 5 } }),
      Team: strategy('fallback', ['Slow', 'B']),
    });
    const client = resolveClient('Team', { program: scope, registry: undefined, environment: () => undefined });
    const attempt = ({ client: { name }, signal }: { client: { name: string }; signal: AbortSignal | undefined }): Promise<string> =>
      name === 'A' ? sleep(60_000, signal).then(() => name) : Promise.resolve(name);
    expect(await runAttempts(client, attempt, { signal: undefined, failures: [], sleep })).toBe('B');
  });
});

it('sends nothing more when aborted during a wait', async () => {
  const controller = new AbortController();
  const client = resolveClient('P', { program: single, registry: undefined, environment: () => undefined });
  const reason = new Error('enough');
  let attempts = 0;
  const run = runAttempts(
    client,
    async () => {
      attempts += 1;
      queueMicrotask(() => controller.abort(reason));
      throw statusErrors(500)('P');
    },
    { signal: controller.signal, failures: [], sleep },
  );
  const error = await run.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(BamlAbortError);
  expect(error).toMatchObject({ message: 'Operation was aborted', reason, cause: reason });
  expect(attempts).toBe(1);
});
