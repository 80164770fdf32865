import { BedrockRuntimeClient } from '@aws-sdk/client-bedrock-runtime';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { ModelEvent, ReceivedResponse, SentRequest } from 'outcrop/bedrock';
import { BamlAbortError, BamlClientHttpError, BamlTimeoutError } from 'outcrop/errors';
import { describe, expect, it } from 'vitest';
import { PROMPT, type TransportName, useLocalBedrock } from './bedrock/local-client.ts';

async function failure(work: Promise<unknown>): Promise<BamlClientHttpError> {
  const error = await work.then(
    () => new Error('no failure'),
    (reason: unknown) => reason,
  );
  if (error instanceof BamlClientHttpError || error instanceof BamlAbortError) return error as BamlClientHttpError;
  throw error;
}

async function readAll(events: AsyncIterable<ModelEvent>): Promise<{ text: string; last: ModelEvent | undefined }> {
  let text = '';
  let last: ModelEvent | undefined;
  for await (const event of events) {
    last = event;
    if (event.kind === 'text') text += event.text;
  }
  return { text, last };
}

describe.each<TransportName>(['sdk', 'signed'])('transport %s', (transport) => {
  const local = useLocalBedrock(transport);

  it('sends and reads a plain answer', async () => {
    local.server.respond({ text: 'The Rhine.', usage: { inputTokens: 4, outputTokens: 3, totalTokens: 7 } });
    const response = await local.ask();
    expect(response).toMatchObject({ text: 'The Rhine.', stopReason: 'end_turn', usage: { inputTokens: 4, outputTokens: 3 } });
    expect(response.requestId).toMatch(/^[\w-]{8,}$/);
    expect(local.server.requests).toMatchObject([{ operation: 'converse', httpVersion: '1.1' }]);
  });

  it('sends and reads a stream', async () => {
    local.server.respond({ text: 'The Rhine flows.', chunks: ['The ', 'Rhine ', 'flows.'] });
    const { text, last } = await readAll(local.events());
    expect(text).toBe('The Rhine flows.');
    expect(last).toMatchObject({ kind: 'end', response: { text: 'The Rhine flows.', stopReason: 'end_turn' } });
    expect(local.server.requests).toMatchObject([{ operation: 'converse-stream', httpVersion: '1.1' }]);
  });

  it('hands events out before the stream is over', async () => {
    local.server.respond({ text: 'ab', chunks: ['a', 'b'] });
    local.server.fail('stall=60000@3');
    const texts: string[] = [];
    for await (const event of local.events()) {
      if (event.kind === 'text') texts.push(event.text);
      if (texts.length > 0) break;
    }
    expect(texts).toEqual(['a']);
  });

  it('signs and sends its own headers', async () => {
    await local.ask({ headers: { 'X-Team': 'geo' } });
    expect(local.server.requests[0]?.headers).toMatchObject({ 'x-team': 'geo' });
    expect(local.server.requests[0]?.headers.authorization).toMatch(/SignedHeaders=[^,]*;x-team/);
  });

  it('sends a bearer token', async () => {
    await local.ask({ api_key: 'outcrop-dev-key' });
    expect(local.server.requests[0]?.headers.authorization).toBe('Bearer outcrop-dev-key');
  });

  it.each([
    ['ThrottlingException', 429, true],
    ['ValidationException', 400, false],
    ['ModelNotReadyException', 429, true],
    ['InternalServerException', 500, true],
    ['AccessDeniedException', 403, false],
  ])('reports %s', async (name, status, retryable) => {
    local.server.fail(`error=${name}`);
    const error = await failure(local.ask());
    expect(error).toMatchObject({ error_type: name, status_code: status, retryable, client_name: 'Haiku' });
    expect(error.raw_response).toContain('message');
    expect(local.server.requests).toHaveLength(retryable ? 3 : 1);
  });

  it('succeeds after failures that pass', async () => {
    local.server.respond('fine');
    local.server.fail('throttle', { times: 2 });
    expect((await local.ask()).text).toBe('fine');
    expect(local.waits).toEqual([1000, 2000]);
  });

  it('waits as long as the service asks for, within limits', async () => {
    local.server.fail('throttle=3', { times: 1 });
    local.server.fail('throttle=60', { nth: 2 });
    await local.ask();
    expect(local.waits).toEqual([3000, 7000]);
  });

  it('makes one attempt when a policy repeats it', async () => {
    local.server.fail('throttle');
    await failure(local.ask({}, { maxAttempts: 1 }));
    expect(local.server.requests).toHaveLength(1);
  });

  it('repeats a stream whose first frame is a passing exception', async () => {
    local.server.respond('fine');
    local.server.fail('throttle-first-frame', { times: 1 });
    expect((await readAll(local.events())).text).toBe('fine');
    expect(local.server.requests).toHaveLength(2);
  });

  it('does not repeat a stream that has been handed out in part', async () => {
    local.server.respond({ text: 'abc', chunks: ['a', 'b', 'c'] });
    local.server.fail('exception=serviceUnavailableException@3');
    const error = await failure(readAll(local.events()));
    expect(error).toMatchObject({ error_type: 'ServiceUnavailableException', status_code: 503, retryable: false });
    expect(error.partialText).toMatch(/^a/);
    expect(local.server.requests).toHaveLength(1);
  });

  it.each(['cut=3', 'cut-inside=3', 'no-message-stop', 'bad-crc=3', 'bad-prelude=3', 'bad-json=3'])(
    'notices a broken stream: %s',
    async (fault) => {
      local.server.respond({ text: 'abc', chunks: ['a', 'b', 'c'] });
      local.server.fail(fault);
      const error = await failure(readAll(local.events()));
      expect(error.error_type).toMatch(/^Stream(Truncated|Corrupt)$/);
      expect(error).toMatchObject({ status_code: 2, retryable: false });
      expect(error.partialText).toMatch(/^a/);
    },
  );

  it.each(['metadata-first', 'start-empty-block', 'unknown-event'])('reads an unusual stream: %s', async (fault) => {
    local.server.respond({ text: 'abc', chunks: ['a', 'b', 'c'] });
    local.server.fail(fault);
    const { text, last } = await readAll(local.events());
    expect(text).toBe('abc');
    expect(last).toMatchObject({ kind: 'end', response: { text: 'abc', usage: { outputTokens: expect.any(Number) } } });
  });

  it.each([
    ['http=502', { status_code: 502, advice: 'gateway' }],
    ['empty', { status_code: 2 }],
    ['reset', { status_code: 2 }],
  ])('repeats after %s', async (fault, details) => {
    local.server.fail(fault);
    expect(await failure(local.ask())).toMatchObject({ ...details, retryable: true });
    expect(local.server.requests).toHaveLength(3);
  });

  it('names the nearest known model', async () => {
    local.server.respond({ error: { name: 'ValidationException', message: 'The provided model identifier is invalid.' } });
    const error = await failure(local.ask({ model: 'us.amazon.nova-lite' }));
    expect(error).toMatchObject({ advice: 'model_id', help: expect.stringContaining('Closest known id: us.amazon.nova-lite-v1:0.') });
  });

  it('does not take a lost connection for one that is slow to open', async () => {
    local.server.fail('reset');
    const error = await failure(local.ask({ http: { connect_timeout_ms: 60_000 } }));
    expect(error).not.toBeInstanceOf(BamlTimeoutError);
    expect(error).toMatchObject({ status_code: 2, message: expect.stringContaining('ECONNRESET') });
  });

  it('goes where a client object of code goes', async () => {
    const { url, credentials } = local.server;
    const client = new BedrockRuntimeClient({
      region: 'eu-west-1',
      endpoint: `${url}/`,
      credentials,
      requestHandler: new NodeHttpHandler(),
    });
    local.server.respond('fine');
    expect((await local.ask({ client, region: undefined, endpoint_url: undefined })).text).toBe('fine');
    expect(local.server.requests[0]?.headers.authorization).toContain('/eu-west-1/bedrock/');
    client.destroy();
  });

  it('reports an endpoint that is not there', async () => {
    const error = await failure(local.ask({ endpoint_url: 'http://127.0.0.1:1' }));
    expect(error).toMatchObject({ status_code: 2, retryable: true, message: expect.stringContaining('127.0.0.1:1: ECONNREFUSED') });
  });

  it('ends a call with the signal of its caller', async () => {
    const controller = new AbortController();
    local.server.respond({ text: 'late', delayMs: 60_000 });
    const call = failure(local.ask({}, { signal: controller.signal }));
    await expect.poll(() => local.server.requests.length, { timeout: 20_000 }).toBe(1);
    controller.abort('enough');
    const error = await call;
    expect(error).toBeInstanceOf(BamlAbortError);
    expect(error).toMatchObject({ message: 'Operation was aborted', reason: 'enough' });
  });

  it('ends a stream with the signal of its caller', async () => {
    const controller = new AbortController();
    local.server.respond({ text: 'abc', chunks: ['a', 'b', 'c'] });
    local.server.fail('stall=60000@3');
    const seen: string[] = [];
    const reading = (async () => {
      for await (const event of local.events({}, { signal: controller.signal })) {
        if (event.kind === 'text') seen.push(event.text);
        if (seen.length === 1) controller.abort();
      }
    })();
    const error = await failure(reading);
    expect(error).toBeInstanceOf(BamlAbortError);
    expect(error.partialText).toMatch(/^a/);
  });

  it('sends nothing when the signal has fired already', async () => {
    expect(await failure(local.ask({}, { signal: AbortSignal.abort() }))).toBeInstanceOf(BamlAbortError);
    expect(local.server.requests).toHaveLength(0);
  });

  it.each([
    ['request_timeout_ms', 'request', 'slow-headers=60000', false],
    ['request_timeout_ms', 'request', 'stall=60000@3', true],
    ['time_to_first_token_timeout_ms', 'time_to_first_token', 'slow-first-token=60000', true],
    ['idle_timeout_ms', 'idle', 'stall=60000@3', true],
  ])('enforces %s (%s, %s)', async (option, type, fault, isStream) => {
    // The first call loads the transport, which may take as long as the limit.
    await local.ask();
    local.server.reset();
    local.server.respond({ text: 'abc', chunks: ['a', 'b', 'c'] });
    local.server.fail(fault);
    const options = { http: { [option]: 80 } };
    const error = await failure(isStream ? readAll(local.events(options)) : local.ask(options));
    expect(error).toBeInstanceOf(BamlTimeoutError);
    expect(error).toMatchObject({ timeout_type: type, configured_value_ms: 80, status_code: 408 });
    expect(error.message).toContain(`${option} 80`);
    expect(local.server.requests).toHaveLength(1);
  });

  it('tries once more, without the limit, after retry_timeout_ms', async () => {
    local.server.respond('fine');
    local.server.fail('slow-headers=60000', { nth: 1 });
    expect((await local.ask({ retry_on_timeout: true, retry_timeout_ms: 40 })).text).toBe('fine');
    expect(local.server.requests).toHaveLength(2);
  });

  it.each([
    [true, 2],
    [false, 1],
  ])('tries once more after a timeout of the model, with retry_on_timeout %s', async (retry_on_timeout, count) => {
    local.server.fail('error=ModelTimeoutException');
    const error = await failure(local.ask({ retry_on_timeout }));
    expect(error).toMatchObject({ status_code: 408, error_type: 'ModelTimeoutException', advice: 'model_timeout' });
    expect(local.server.requests).toHaveLength(count);
  });

  it('gives a whole answer as a stream where streaming is off', async () => {
    local.server.respond('fine');
    const { text, last } = await readAll(local.events({ supports_streaming: false }));
    expect(text).toBe('fine');
    expect(last).toMatchObject({ kind: 'end', response: { text: 'fine' } });
    expect(local.server.requests).toMatchObject([{ operation: 'converse' }]);
  });

  it('tells an observer what goes over the wire, without secrets', async () => {
    local.server.respond('fine');
    const seen: (SentRequest | ReceivedResponse)[] = [];
    await local.ask({}, { observer: { request: (request) => void seen.push(request), response: (response) => void seen.push(response) } });
    expect(seen).toMatchObject([
      {
        method: 'POST',
        url: `${local.server.url}/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse`,
        headers: { authorization: 'AWS4-HMAC-SHA256 ***' },
      },
      { status: 200, body: expect.stringContaining('"fine"') },
    ]);
    expect(JSON.parse((seen[0] as SentRequest).body)).toMatchObject({ messages: [{ role: 'user' }] });
  });

  it('sends what the modular request holds', async () => {
    const options = {
      system_instruction: 'Be brief.',
      inference_configuration: { temperature: 0.1, top_p: 0.9, max_tokens: 9, stop_sequences: ['END'] },
      additional_model_request_fields: { flags: [1, 2.5, null] },
      request_metadata: { team: 'geo' },
      service_tier: 'flex',
    };
    const client = local.client(options);
    const input = await client.buildInput(PROMPT);
    await client.send(input);
    const request = await client.sign(input);
    const [sent] = local.server.requests;
    expect(request.body.text()).toBe(sent?.body);
    expect(new URL(request.url).pathname).toBe(sent?.path);
  });
});
