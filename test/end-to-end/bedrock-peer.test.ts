// The client against a Bedrock stand-in that others wrote: a second opinion on the wire format. It authenticates nothing.
import { LLMock } from '@copilotkit/aimock';
import { compile } from '@outcrop/compiler';
import { Collector, createClientFromProgram, type ProgramClient, setLogLevel } from 'outcrop';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TransportName, transports } from './client-project.ts';

const PROFILE = 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abcdefghijkl';

const source = (url: string, transport: TransportName): string => `
class Person {
  name string
  age int
}

client<llm> Text {
  provider aws-bedrock
  options {
    model "anthropic.claude-3-5-haiku-20241022-v1:0"
    region "us-east-1"
    endpoint_url "${url}"
    access_key_id "AKIAPEER"
    secret_access_key "peer"
    transport "${transport}"
    max_attempts 1
    inference_configuration {
      max_tokens 50
      temperature 0.7
    }
  }
}

client<llm> Tool {
  provider aws-bedrock
  options {
    model "${PROFILE}"
    region "us-east-1"
    endpoint_url "${url}"
    access_key_id "AKIAPEER"
    secret_access_key "peer"
    transport "${transport}"
    max_attempts 1
    output_mode "tool"
  }
}

function Say(text: string) -> string {
  client Text
  prompt #"
    {{ _.role("system") }} Be brief.
    {{ _.role("user") }} {{ text }}
  "#
}

function Extract(text: string) -> Person {
  client Text
  prompt #" {{ text }} {{ ctx.output_format }} "#
}

function ExtractByTool(text: string) -> Person {
  client Tool
  prompt #" {{ text }} "#
}
`;

let peer: LLMock;

beforeAll(async () => {
  setLogLevel('off');
  peer = new LLMock({ chunkSize: 4 });
  await peer.start();
});
beforeEach(() => {
  peer.clearFixtures();
  peer.clearRequests();
});
afterAll(() => peer.stop());

function clientOf(transport: TransportName): ProgramClient {
  const { program, diagnostics } = compile({ 'main.baml': source(peer.url, transport) });
  if (program === undefined) throw new Error(JSON.stringify(diagnostics));
  return createClientFromProgram(program);
}

async function read(stream: AsyncIterable<unknown>): Promise<unknown[]> {
  const partials: unknown[] = [];
  for await (const partial of stream) partials.push(partial);
  return partials;
}

describe.each(transports)('a stand-in by others, over %s', (transport) => {
  let b: ProgramClient;
  beforeEach(() => {
    b = clientOf(transport);
  });

  it('understands the request', async () => {
    peer.onMessage('Name a river', { content: 'The Rhine' });
    expect(await b.Say?.('Name a river.')).toBe('The Rhine');
    expect(peer.getRequests()).toMatchObject([
      {
        method: 'POST',
        path: '/model/anthropic.claude-3-5-haiku-20241022-v1%3A0/converse',
        body: {
          temperature: 0.7,
          max_tokens: 50,
          messages: [
            { role: 'system', content: 'Be brief.' },
            { role: 'user', content: 'Name a river.' },
          ],
        },
      },
    ]);
  });

  it('counts tokens and tells why the answer ended', async () => {
    peer.onMessage('x', { content: 'cut', finishReason: 'length', usage: { input_tokens: 12, output_tokens: 3 } });
    const collector = new Collector();
    await b.Say?.('x', { collector });
    expect(collector.usage).toMatchObject({ inputTokens: 12, outputTokens: 3 });
    expect(collector.last?.selectedCall?.stopReason).toBe('max_tokens');
  });

  it('reasons before it answers', async () => {
    peer.onMessage('who', { reasoning: 'Let me think.', content: '{"name": "Ada", "age": 36}' });
    expect(await b.Extract?.('who?')).toEqual({ name: 'Ada', age: 36 });
    expect(await b.stream.Extract?.('who?').getFinalResponse()).toEqual({ name: 'Ada', age: 36 });
  });

  it('answers by a tool, under the name of an inference profile', async () => {
    peer.onMessage('who', { toolCalls: [{ name: 'Person', arguments: '{"name":"Ada","age":36}' }] });
    expect(await b.ExtractByTool?.('who?')).toEqual({ name: 'Ada', age: 36 });
    expect(await b.stream.ExtractByTool?.('who?').getFinalResponse()).toEqual({ name: 'Ada', age: 36 });
    const paths = peer.getRequests().map(({ path }) => path);
    expect(paths).toEqual(['converse', 'converse-stream'].map((operation) => `/model/${encodeURIComponent(PROFILE)}/${operation}`));
  });

  it('streams text in pieces', async () => {
    peer.onMessage('x', { content: 'The Rhine, the Elbe' });
    const stream = b.stream.Say?.('x');
    if (stream === undefined) throw new Error('no stream');
    expect(await read(stream)).toContain('The Rhine, t');
    expect(await stream.getFinalResponse()).toBe('The Rhine, the Elbe');
  });

  it('breaks off a stream', async () => {
    peer.onMessage('x', { content: 'The Rhine, the Elbe' }, { truncateAfterChunks: 5, latency: 1 });
    await expect(b.stream.Say?.('x').getFinalResponse()).rejects.toMatchObject({ error_type: 'StreamTruncated' });
  });

  it('fails with a status', async () => {
    peer.onMessage('x', { error: { message: 'slow down', type: 'rate_limit_error' }, status: 429 });
    await expect(b.Say?.('x')).rejects.toMatchObject({ name: 'BamlClientHttpError', status_code: 429, retryable: true });
  });
});
