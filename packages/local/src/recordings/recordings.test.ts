import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BedrockRuntimeClient, ConverseCommand, type ConverseCommandInput, ConverseStreamCommand } from '@aws-sdk/client-bedrock-runtime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalBedrock, readRecordings, replay, startLocalBedrock } from '../index.ts';

const ACCOUNT = '123456789012';
const modelId = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a0a0a0a0a0a0`;
const picture = (first: number): ConverseCommandInput => ({
  modelId,
  messages: [
    { role: 'user', content: [{ text: 'What is it?' }, { image: { format: 'png', source: { bytes: Uint8Array.of(first, 2, 3) } } }] },
  ],
});

let folder: string;
let running: LocalBedrock[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outcrop-recordings-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((endpoint) => endpoint.close()));
  await rm(folder, { recursive: true });
});

async function start(...options: Parameters<typeof startLocalBedrock>): Promise<LocalBedrock> {
  const endpoint = await startLocalBedrock(...options);
  running.push(endpoint);
  return endpoint;
}

function connect(endpoint: LocalBedrock, config: object = { credentials: endpoint.credentials }): BedrockRuntimeClient {
  return new BedrockRuntimeClient({ endpoint: endpoint.url, region: 'us-east-1', maxAttempts: 1, ...config });
}

/** An endpoint that records what another one, the real service of this test, answers. */
async function startRecording(): Promise<{ readonly service: LocalBedrock; readonly recorder: LocalBedrock }> {
  const service = await start();
  return { service, recorder: await start({ record: { folder, endpoint: service.url } }) };
}

const textOf = async (client: BedrockRuntimeClient, input: ConverseCommandInput) => {
  const { stream } = await client.send(new ConverseStreamCommand(input));
  let text = '';
  for await (const event of stream ?? []) text += event.contentBlockDelta?.delta?.text ?? '';
  return text;
};

describe('recording', () => {
  it('passes requests on, signed anew, and answers the same later without the service', async () => {
    const { service, recorder } = await startRecording();
    service.respond({ text: 'A cat.', chunks: 2 });
    const client = connect(recorder);
    const whole = await client.send(new ConverseCommand(picture(1)));
    expect(whole.output?.message?.content).toEqual([{ text: 'A cat.' }]);
    expect(await textOf(client, picture(1))).toBe('A cat.');

    const replayed = connect(await start({ recordings: folder }));
    expect((await replayed.send(new ConverseCommand(picture(1)))).output).toEqual(whole.output);
    expect(await textOf(replayed, picture(1))).toBe('A cat.');
    expect((await replayed.send(new ConverseCommand(picture(9)))).output).not.toEqual(whole.output);
  });

  it('passes API keys and errors on', async () => {
    const { service, recorder } = await startRecording();
    service.respond({ error: { name: 'ModelErrorException', message: 'Broken.' } });
    const client = connect(recorder, { token: { token: 'outcrop-dev-key' }, authSchemePreference: ['httpBearerAuth'] });
    await expect(client.send(new ConverseCommand(picture(1)))).rejects.toMatchObject({ name: 'ModelErrorException', message: 'Broken.' });
    const replayed = connect(await start({ recordings: folder }));
    await expect(replayed.send(new ConverseCommand(picture(1)))).rejects.toMatchObject({ name: 'ModelErrorException', message: 'Broken.' });
  });

  it('keeps no credentials, accounts or media', async () => {
    const { recorder } = await startRecording();
    await connect(recorder).send(new ConverseCommand(picture(1)));
    const [name = ''] = await readdir(folder);
    const text = await readFile(join(folder, name), 'utf8');
    expect(name).toMatch(/^[0-9a-f]{64}\.json$/);
    expect(text).not.toContain(ACCOUNT);
    expect(text).not.toMatch(/authorization|AKIDEXAMPLE|x-amz-/i);
    expect(JSON.parse(text)).toMatchObject({
      format: 1,
      exchanges: [
        {
          request: {
            method: 'POST',
            path: '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A000000000000%3Aapplication-inference-profile%2Fa0a0a0a0a0a0/converse',
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
            body: {
              messages: [
                { content: [{ text: 'What is it?' }, { image: { source: { bytes: { $sha256: expect.any(String), bytes: 3 } } } }] },
              ],
            },
          },
          response: { status: 200, headers: { 'content-type': 'application/json', 'x-amzn-requestid': expect.any(String) } },
        },
      ],
    });
  });
});

describe('replaying', () => {
  const request = {
    method: 'POST',
    path: '/model/m/converse',
    sha256: '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a',
    body: {},
  };
  const write = (value: unknown) => writeFile(join(folder, 'a.json'), JSON.stringify(value));
  const post = { method: 'POST', body: '{}' };

  it('gives a fetch without a server, which answers in the order recorded', async () => {
    await write({ format: 1, exchanges: [1, 2].map((n) => ({ request, response: { status: 200, body: { n } } })) });
    const send = await replay(folder);
    const answers = [1, 2, 3].map(async () =>
      (await send('https://bedrock-runtime.us-east-1.amazonaws.com/model/m/converse', post)).json(),
    );
    expect(await Promise.all(answers)).toEqual([{ n: 1 }, { n: 2 }, { n: 2 }]);
  });

  it('rejects what nobody recorded', async () => {
    await write({ format: 1, exchanges: [] });
    const send = await replay(folder);
    await expect(send('https://x.example/model/m/converse', post)).rejects.toThrow(/No recording .* fits POST \/model\/m\/converse/);
  });

  it('answers from scripts in the folder too, whole and streamed', async () => {
    await write([{ match: { contains: 'What is it?' }, reply: { text: 'A dog.' } }]);
    const client = connect(await start({ recordings: folder }));
    expect((await client.send(new ConverseCommand(picture(1)))).output?.message?.content).toEqual([{ text: 'A dog.' }]);
    expect(await textOf(client, picture(2))).toBe('A dog.');
  });

  it('replays streams frame by frame', async () => {
    const events = [
      { ms: 5, messageStart: { role: 'assistant' } },
      { ms: 9, throttlingException: { message: 'Slow down.' } },
    ];
    await write({ format: 1, exchanges: [{ request, response: { events } }] });
    const response = await (await replay(folder))('https://x.example/model/m/converse', post);
    expect(response.headers.get('content-type')).toBe('application/vnd.amazon.eventstream');
    const text = await response.text();
    expect(text).toMatch(/:event-type.*messageStart.*:exception-type.*throttlingException.*\{"message":"Slow down\."\}/s);
    expect(text).not.toContain('"ms"');
  });

  it.each([
    ['another format', '{"format":2,"exchanges":[]}', /Cannot use .*a\.json: It is not a recording of format 1/],
    ['no JSON', 'nonsense', /Cannot use .*a\.json: .*JSON/],
    ['a bad script', '[{"reply":{"test":1}}]', /Cannot use .*a\.json: The reply of script entry 1 has an unknown member "test"/],
  ])('names a file of %s', async (_name, text, message) => {
    await writeFile(join(folder, 'a.json'), text);
    await expect(readRecordings(folder)).rejects.toThrow(message);
  });
});
