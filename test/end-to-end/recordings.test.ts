import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalBedrock, replay as replayOfLocal, startLocalBedrock } from '@outcrop/local';
import { BamlClientHttpError, BamlError, Collector, setLogLevel } from 'outcrop';
import { BedrockOperations } from 'outcrop/bedrock';
import { createSyncClient } from 'outcrop/node';
import { openRecording, type Recording, type RecordingMode, replay } from 'outcrop/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bedrock, type Client, clientOf, type Functions, failureOf, localOptions, transports } from './client-project.ts';

const ACCOUNT = '123456789012';
const MODEL = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a0a0a0a0a0a0`;
const CREDENTIALS = {
  accessKeyId: 'AKIAPLANTEDPLANTED00',
  secretAccessKey: 'planted-secret-access-key-0123456789abcd',
  sessionToken: 'planted-session-token-0123456789',
};
const HEADERS = { authorization: 'Bearer planted-header-0123456789', 'x-internal-key': 'planted-internal-0123456789' };
const SECRETS = [...Object.values(CREDENTIALS), 'planted-header', 'planted-internal', ACCOUNT];

let folder: string;
let file: string;
let service: LocalBedrock;
beforeEach(async () => {
  setLogLevel('off');
  folder = mkdtempSync(join(tmpdir(), 'outcrop-recordings-'));
  file = join(folder, 'deep', 'jane.json');
  service = await startLocalBedrock({ credentials: [CREDENTIALS] });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  await service.close();
  rmSync(folder, { recursive: true });
});

const readFile = (): string => readFileSync(file, 'utf8');
const exchanges = (): { readonly request: { readonly path: string }; readonly response: Record<string, unknown> }[] =>
  JSON.parse(readFile()).exchanges;

/** A project whose client needs all that the environment could hold. */
function project(more: object = {}): Client {
  return clientOf({
    Main: bedrock(service, 'sdk', { session_token: CREDENTIALS.sessionToken, ...more }),
  });
}

/** A project whose credentials are variables that nobody has set. */
function offlineProject(transport: (typeof transports)[number], more: object = {}): Client {
  const unset = { env: 'OUTCROP_TEST_NEVER_SET' };
  const keys = { access_key_id: unset, secret_access_key: unset, session_token: unset, region: unset, endpoint_url: unset };
  return clientOf({ Main: bedrock(service, transport, { ...keys, ...more }) });
}

async function partialsOf(client: Client, text: string): Promise<unknown[]> {
  const stream = client.stream.Extract(text);
  const partials: unknown[] = [];
  for await (const partial of stream) partials.push(partial);
  return [...partials, await stream.getFinalResponse()];
}

describe.each(transports)('recordings of the transport %s', (transport) => {
  it('replay calls and streams piece by piece, without service, credentials or region', async () => {
    const more = { transport, model: MODEL, headers: { 'x-internal-key': HEADERS['x-internal-key'] } };
    service.respond({ text: '{"name": "Ada", "age": 36}', chunks: ['{"na', 'me": "A', 'da", "a', 'ge": 3', '6}'] });
    const recording = openRecording(file, { mode: 'record' });
    const live = project(more).withOptions({ intercept: recording });
    const value = await live.Extract('whole');
    const partials = await partialsOf(live, 'piece by piece');
    await recording.close();
    expect(partials.length).toBeGreaterThan(4);

    const sent = service.requests.length;
    const replayed = offlineProject(transport, { model: MODEL }).withOptions({ intercept: openRecording(file, { mode: 'replay' }) });
    expect(await partialsOf(replayed, 'piece by piece')).toEqual(partials);
    expect(await replayed.Extract('whole')).toEqual(value);
    expect(service.requests).toHaveLength(sent);
    for (const secret of SECRETS) expect(readFile()).not.toContain(secret);
    expect(exchanges().map(({ request }) => request.path)).toEqual(
      ['converse', 'converse-stream'].map(
        (operation) => `/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A000000000000%3Aapplication-inference-profile%2Fa0a0a0a0a0a0/${operation}`,
      ),
    );
  });

  it('keep failures, and repeat them', async () => {
    service.fail('throttle', { times: 1 });
    const options = { transport, max_attempts: 2 };
    const recording = openRecording(file, { mode: 'record' });
    await project(options).Say('hello', { intercept: recording });
    await recording.close();
    expect(exchanges().map(({ response }) => response.status)).toEqual([429, 200]);

    const collector = new Collector();
    const replayed = offlineProject(transport, options);
    await replayed.Say('hello', { intercept: openRecording(file, { mode: 'replay' }), collector });
    expect(collector.last?.calls[0]?.httpRequest?.body.json()).toMatchObject({ messages: [{ content: [{ text: 'hello' }] }] });
  });

  it('keep streams that broke, up to where they did', async () => {
    service.respond({ chunks: ['one ', 'two ', 'three'] });
    service.fail('cut=4', { times: 1 });
    const recording = openRecording(file, { mode: 'record' });
    const failure = await failureOf(project({ transport }).stream.Say('count', { intercept: recording }).getFinalResponse());
    await recording.close();
    const replayed = offlineProject(transport).stream.Say('count', { intercept: openRecording(file, { mode: 'replay' }) });
    expect(await failureOf(replayed.getFinalResponse())).toMatchObject({
      name: 'BamlClientHttpError',
      partialText: (failure as BamlError).partialText,
    });
    expect(failure).toMatchObject({ partialText: expect.stringContaining('one') });
  });

  it('keep what came of a stream that was left', async () => {
    service.respond({ chunks: ['{"name": "Ad', 'a"', ', "age"', ': 36}'] });
    const recording = openRecording(file, { mode: 'record' });
    const first = async (client: Client): Promise<unknown> => {
      await using stream = client.stream.Extract('stop early');
      for await (const partial of stream) return partial;
      return undefined;
    };
    const partial = await first(project({ transport }).withOptions({ intercept: recording }));
    await recording.close();
    const replayed = offlineProject(transport).withOptions({ intercept: openRecording(file, { mode: 'replay' }) });
    expect(await first(replayed)).toEqual(partial);
  });

  it('take out the secrets that a service quotes', async () => {
    const quoted = `The request was signed with ${CREDENTIALS.accessKeyId}, token ${CREDENTIALS.sessionToken}, by arn:aws:iam::${ACCOUNT}:user/x`;
    service.respond({ error: { name: 'ValidationException', message: quoted } });
    const recording = openRecording(file, { mode: 'record' });
    await failureOf(project({ transport }).Say('hello', { intercept: recording }));
    await recording.close();
    for (const secret of SECRETS) expect(readFile()).not.toContain(secret);
    expect(readFile()).toContain('The request was signed with ***, token ***, by arn:aws:iam::000000000000:user/x');
  });
});

describe('a recording that does not fit', () => {
  beforeEach(async () => {
    const recording = openRecording(file, { mode: 'record' });
    await project().Say('the weather of Monday', { intercept: recording });
    await recording.close();
    service.reset();
  });

  it('is an error that shows the difference, for which nothing else is tried', async () => {
    const clients = { First: bedrock(service, 'sdk'), Second: bedrock(service, 'signed') };
    const client = clientOf({ ...clients, Main: { provider: 'fallback', options: { strategy: ['First', 'Second'] } } });
    const error = await failureOf(client.Say('the weather of Friday', { intercept: openRecording(file, { mode: 'replay' }) }));
    expect(error).toBeInstanceOf(BamlError);
    expect(error).not.toBeInstanceOf(BamlClientHttpError);
    expect((error as Error).message).toBe(
      [
        `Function Say: No recording in ${file} fits POST /model/anthropic.claude-3-5-haiku-20241022-v1%3A0/converse. The request has changed:`,
        '  body.messages[0].content[0].text: recorded "the weather of Monday", now "the weather of Friday"',
        'Record it again: OUTCROP_RECORDINGS=record',
      ].join('\n'),
    );
    expect(service.requests).toEqual([]);
  });

  it('names another model and another operation', async () => {
    const intercept = openRecording(file, { mode: 'replay', recordWith: 'npm run record' });
    const error = await failureOf(project({ model: 'amazon.nova-lite-v1:0' }).Say('the weather of Monday', { intercept }));
    expect((error as Error).message).toContain(
      'path: recorded "/model/anthropic.claude-3-5-haiku-20241022-v1%3A0/converse", now "/model/amazon.nova-lite-v1%3A0/converse"',
    );
    expect((error as Error).message).toContain('Record it again: npm run record');
  });

  it('is asked for again with record-missing, and written anew', async () => {
    const run = async (...texts: string[]): Promise<void> => {
      const recording = openRecording(file, { mode: 'record-missing' });
      for (const text of texts) await project().Say(text, { intercept: recording });
      await recording.close();
    };
    await run('the weather of Monday');
    expect(service.requests).toEqual([]);
    const before = readFile();
    await run('the weather of Monday', 'the weather of Friday');
    expect(service.requests).toHaveLength(1);
    expect(exchanges()).toHaveLength(2);
    expect(readFile().startsWith(before.slice(0, before.lastIndexOf('\n    }')))).toBe(true);
    await run('the weather of Friday');
    expect(exchanges()).toHaveLength(2);
  });

  it.each([
    ['is missing', undefined, /There is no recording .*jane\.json\.\nRecord it again: OUTCROP_RECORDINGS=record/],
    ['is no JSON', 'nonsense', /Cannot use .*jane\.json: .*JSON/],
    ['has another format', '{"format":2}', /Cannot use .*jane\.json: It is not a recording of format 1/],
    ['is empty', '{"format":1,"exchanges":[]}', /No recording in .*jane\.json fits POST .*\/converse\.\nRecord/],
  ])('%s', async (_name, content, message) => {
    if (content === undefined) rmSync(file);
    else writeFileSync(file, content);
    const error = await failureOf(project().Say('hello', { intercept: openRecording(file, { mode: 'replay' }) }));
    expect((error as Error).message).toMatch(message);
    expect(service.requests).toEqual([]);
  });
});

describe('recordings', () => {
  it('are used for all calls of the process, until they are closed', async () => {
    service.respond('Hello.');
    const client = project();
    const recording = openRecording(file, { mode: 'record' }).install();
    expect(() => openRecording(file, { mode: 'replay' }).install()).toThrow('Another recording is in use');
    await client.Say('hello');
    await recording.close();
    service.reset();
    {
      await using _replayed = openRecording(file, { mode: 'replay' }).install();
      expect(await client.Say('hello')).toBe('Hello.');
      expect(service.requests).toEqual([]);
      expect((await client.request.Say('hello')).url).toContain(service.url);
    }
    await client.Say('hello');
    expect(service.requests).toHaveLength(1);
  });

  it.each(['installed', 'given'])('hold other operations too: %s', async (way) => {
    const request = { input: ['good morning'], dimensions: 256 };
    const model = 'amazon.titan-embed-text-v2:0';
    const operations = (options: object, mode: RecordingMode): { embed: () => Promise<unknown>; recording: Recording } => {
      const opened = openRecording(file, { mode });
      const recording = way === 'installed' ? opened.install() : opened;
      const client = new BedrockOperations({ ...options, model, ...(way === 'given' && { intercept: recording }) });
      return { embed: async () => (await client.embed(request)).embeddings, recording };
    };
    const live = operations({ ...localOptions(service, 'signed'), session_token: CREDENTIALS.sessionToken }, 'record');
    const embeddings = await live.embed();
    await live.recording.close();
    service.reset();
    const offline = operations({ access_key_id: { env: 'OUTCROP_TEST_NEVER_SET' } }, 'replay');
    expect(await offline.embed()).toEqual(embeddings);
    await offline.recording.close();
    expect(service.requests).toEqual([]);
  });

  it('give answers to the same question in their order, then the last one again', async () => {
    const recording = openRecording(file, { mode: 'record' });
    service.respond('first', { times: 1 });
    service.respond('second');
    for (const _ of [1, 2]) await project().Say('again', { intercept: recording });
    await recording.close();
    const intercept = openRecording(file, { mode: 'replay' });
    const answers = [];
    for (const _ of [1, 2, 3]) answers.push(await project().Say('again', { intercept }));
    expect(answers).toEqual(['first', 'second', 'second']);
  });

  it('are opened in the mode that the environment names', async () => {
    expect(openRecording(file).isOffline).toBe(true);
    vi.stubEnv('OUTCROP_RECORDINGS', 'record');
    expect(openRecording(file).isOffline).toBe(false);
    vi.stubEnv('OUTCROP_RECORDINGS', 'sometimes');
    expect(() => openRecording(file)).toThrow('OUTCROP_RECORDINGS must be replay, record or record-missing.');
  });

  it('write nothing when nothing was asked or answered', async () => {
    const recording = openRecording(file, { mode: 'record' });
    await recording.close();
    const unreachable = clientOf({ Main: bedrock({ ...service, url: 'http://127.0.0.1:1' }, 'signed') });
    await failureOf(unreachable.Say('hello', { intercept: recording }));
    await recording.close();
    expect(existsSync(file)).toBe(false);
  });

  it('keep their recorded times when asked to', async () => {
    const recording = openRecording(file, { mode: 'record' });
    service.respond({ chunks: ['a', 'b', 'c'] });
    await project().stream.Say('slowly', { intercept: recording }).getFinalResponse();
    await recording.close();
    const times = readFile().split(/"ms": \d+/);
    writeFileSync(
      file,
      times.reduce((text, next, index) => `${text}"ms": ${10_000 * index}${next}`),
    );
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const stream = project().stream.Say('slowly', { intercept: openRecording(file, { mode: 'replay', speed: 2 }) });
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const partial of stream) seen.push(partial);
    })();
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0), { timeout: 20_000 });
    await vi.advanceTimersByTimeAsync(9_000);
    expect(seen).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(seen).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(60_000);
    await reading;
    expect(seen.at(-1)).toBe('abc');
  });

  it('are refused by the sync client', async () => {
    const { Say } = project() as unknown as Functions;
    await using _recording = openRecording(file, { mode: 'replay' }).install();
    expect(() => createSyncClient({ Say }).Say('hello')).toThrow('Calls of the sync client cannot be recorded');
  });

  it('are what the local endpoint answers with', async () => {
    service.respond({ chunks: ['Re', 'cor', 'ded.'] });
    const recording = openRecording(file, { mode: 'record' });
    await project().stream.Say('hello', { intercept: recording }).getFinalResponse();
    await recording.close();
    await using endpoint = Object.assign(await startLocalBedrock({ recordings: folder }), {
      [Symbol.asyncDispose]: () => endpoint.close(),
    });
    const client = clientOf({ Main: bedrock(endpoint, 'sdk') });
    expect(await client.stream.Say('hello').getFinalResponse()).toBe('Recorded.');
  });

  it('hold requests that users send themselves, plain and streamed', async () => {
    service.respond({ text: 'Hello there.', chunks: 4 });
    const ask = async ({ fetch }: Recording): Promise<unknown[]> => {
      const [plain, stream] = await Promise.all([project().request.Say('hello'), project().streamRequest.Say('hello')]);
      const send = ({ url, method, headers, body }: typeof plain): Promise<Response> => fetch(url, { method, headers, body: body.raw() });
      const text = project().parse.Say(await (await send(plain)).text());
      return [text, Buffer.from(await (await send(stream)).arrayBuffer()).includes('Hell')];
    };
    const recording = openRecording(file, { mode: 'record' });
    expect(await ask(recording)).toEqual(['Hello there.', true]);
    await recording.close();
    for (const secret of SECRETS) expect(readFile()).not.toContain(secret);
    service.reset();
    const replayed = openRecording(file, { mode: 'replay' });
    expect(await ask(replayed)).toEqual(['Hello there.', true]);
    expect(service.requests).toEqual([]);
    expect(await project().Say('hello', { intercept: replayed })).toBe('Hello there.');
  });

  it.each([
    ['outcrop/testing', replay],
    ['@outcrop/local', replayOfLocal],
  ])('answer signed requests by the fetch of %s', async (_entry, openReplay) => {
    service.respond('Hello.');
    const recording = openRecording(file, { mode: 'record' });
    await project().Say('hello', { intercept: recording });
    await project().stream.Say('hello', { intercept: recording }).getFinalResponse();
    await recording.close();
    const send = await openReplay(folder);
    const { url, ...init } = await clientOf({ Main: { provider: 'aws-bedrock', options: localOptions(service, 'sdk') } }).request.Say(
      'hello',
    );
    const response = await send(url, { method: init.method, headers: init.headers, body: init.body.raw() });
    expect(project().parse.Say(await response.text())).toBe('Hello.');
    await expect(send(url, { method: 'POST', body: '{}' })).rejects.toThrow(/No recording in .* fits POST .*The request has changed/s);
  });
});
