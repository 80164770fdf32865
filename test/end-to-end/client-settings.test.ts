// Settings that change while a program runs: each request shows which ones it was made with.
import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { BedrockProvider, ClientRegistry, Collector, setLogLevel } from 'outcrop';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrival, bedrock, type Client, clientOf, localOptions, transports } from './client-project.ts';

const [FIRST, SECOND] = [
  { accessKeyId: 'AKIDFIRST', secretAccessKey: 'first' },
  { accessKeyId: 'AKIDSECOND', secretAccessKey: 'second' },
];
const MICRO = 'amazon.nova-micro-v1:0';

let endpoint: LocalBedrock;
let b: Client;
beforeAll(async () => {
  endpoint = await startLocalBedrock({ credentials: [FIRST, SECOND] });
  setLogLevel('off');
});
beforeEach(() => {
  endpoint.reset();
  endpoint.respond('ok');
});
afterAll(() => endpoint.close());

const inference = (): unknown[] => endpoint.requests.map(({ body }) => JSON.parse(body).inferenceConfig);
const signers = (): unknown[] => endpoint.requests.map(({ headers }) => /Credential=(\w+)/.exec(String(headers.authorization))?.[1]);

describe.each(transports)('updateSettings over transport %s', (transport) => {
  beforeAll(() => {
    b = clientOf({ Main: bedrock(endpoint, transport, { inference_configuration: { max_tokens: 9 } }) });
  });

  it('reaches the next call of a declared client', async () => {
    const clientRegistry = new ClientRegistry();
    const live = b.withOptions({ clientRegistry });
    await live.Say('x');
    clientRegistry.updateSettings('Main', { temperature: 0.3, maxTokens: 5 });
    await live.Say('x');
    clientRegistry.updateSettings('Main', { temperature: null, enablePromptCaching: true });
    await live.stream.Say('x').getFinalResponse();
    await b.Say('x');
    expect(inference()).toEqual([{ maxTokens: 9 }, { maxTokens: 5, temperature: 0.3 }, { maxTokens: 5 }, { maxTokens: 9 }]);
  });

  it('leaves calls alone that have begun, and their retries', async () => {
    const clientRegistry = new ClientRegistry();
    clientRegistry.addLlmClient('Mine', 'aws-bedrock', localOptions(endpoint, transport, { max_attempts: 2 }));
    endpoint.fail('error=InternalServerException', { times: 1 });
    const call = b.Say('x', { clientRegistry, client: 'Mine' });
    await arrival(endpoint);
    clientRegistry.updateSettings('Mine', { temperature: 0.3 });
    await call;
    await b.Say('x', { clientRegistry, client: 'Mine' });
    expect(inference()).toEqual([undefined, undefined, { temperature: 0.3 }]);
  });

  it('changes nothing when it is refused', async () => {
    const clientRegistry = new ClientRegistry();
    expect(() => clientRegistry.updateSettings('Main', { maxTokens: 5, temperature: -7 })).toThrow('temperature');
    await b.Say('x', { clientRegistry });
    expect(inference()).toEqual([{ maxTokens: 9 }]);
  });
});

describe.each(transports)('what a call brings along over transport %s', (transport) => {
  beforeAll(() => {
    const request_metadata = { team: 'geo' };
    b = clientOf({
      Main: bedrock(endpoint, transport, { request_metadata }),
      Tagged: bedrock(endpoint, transport, { request_metadata, request_metadata_from_tags: true }),
      Prefilled: bedrock(endpoint, transport, { default_role: 'assistant' }),
      Whole: bedrock(endpoint, transport, { default_role: 'assistant', prefill_prepend: true }),
    });
  });

  it('tags go into the metadata of the request where the client says so', async () => {
    const tags = { team: 'sea', run: '7' };
    for (const client of ['Main', 'Tagged']) await b.Say('x', { client, tags });
    await b.Say('x', { client: 'Tagged' });
    const sent = endpoint.requests.map(({ body }) => JSON.parse(body).requestMetadata);
    expect(sent).toEqual([{ team: 'geo' }, { team: 'geo', run: '7' }, { team: 'geo' }]);
    const request = await b.withOptions({ tags }).request.Say('x', { client: 'Tagged' });
    expect(request.body.json()).toMatchObject({ requestMetadata: { team: 'geo', run: '7' } });
  });

  it.each<[string, 'Say' | 'Count', RegExp]>([
    ['Prefilled', 'Say', /^2$/],
    ['Whole', 'Say', /^12$/],
    ['Prefilled', 'Count', /^1\n.+2$/],
  ])('a prefill begins the answer of typed functions: client %s, %s', async (client, name, expected) => {
    endpoint.reset();
    endpoint.respond('2');
    const collector = new Collector();
    // The text is looked at, whether it fits the type or not.
    await Promise.allSettled([b[name]('1', { client, collector }), b.stream[name]('1', { client, collector }).getFinalResponse()]);
    expect(collector.logs.map(({ rawLlmResponse }) => rawLlmResponse)).toEqual([1, 2].map(() => expect.stringMatching(expected)));
  });
});

describe('client objects', () => {
  function sdkClient(credentials: typeof FIRST): BedrockRuntimeClient {
    return new BedrockRuntimeClient({ region: 'us-east-1', endpoint: endpoint.url, credentials, requestHandler: new NodeHttpHandler() });
  }

  it('are shared by the clients of a provider, until they are replaced', async () => {
    const provider = new BedrockProvider({ client: sdkClient(FIRST) });
    const clientRegistry = new ClientRegistry();
    clientRegistry.addLlmClient('A', provider, { model: MICRO });
    clientRegistry.addLlmClient('B', provider, { model: MICRO });
    const live = b.withOptions({ clientRegistry });
    for (const client of ['A', 'B']) await live.Say('x', { client });
    provider.client = sdkClient(SECOND);
    for (const client of ['A', 'B']) await live.Say('x', { client });
    clientRegistry.getClient('B').client = sdkClient(FIRST);
    for (const client of ['A', 'B']) await live.Say('x', { client });
    expect(signers()).toEqual(['AKIDFIRST', 'AKIDFIRST', 'AKIDSECOND', 'AKIDSECOND', 'AKIDSECOND', 'AKIDFIRST']);
  });
});
