// What an answer holds besides its text, as collectors show it.
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { BamlValidationError, Collector, GuardrailIntervenedError, setLogLevel } from 'outcrop';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bedrock, type Client, clientOf, failureOf, transports } from './client-project.ts';

let endpoint: LocalBedrock;
beforeAll(async () => {
  endpoint = await startLocalBedrock();
  setLogLevel('off');
});
beforeEach(() => endpoint.reset());
afterAll(() => endpoint.close());

describe.each(transports)('an answer over transport %s', (transport) => {
  let b: Client;
  beforeAll(() => {
    const guardrail_config = { guardrail_identifier: 'abc123', guardrail_version: 'DRAFT', trace: 'enabled' };
    b = clientOf({
      Main: bedrock(endpoint, transport, { service_tier: 'flex', latency: 'optimized' }),
      Whole: bedrock(endpoint, transport, { supports_streaming: false }),
      Guarded: bedrock(endpoint, transport, { guardrail_config }),
    });
  });

  it.each(['call', 'stream'])('shows its parts after a %s', async (way) => {
    endpoint.respond({ reasoning: 'Let me think.', text: 'fine', toolCalls: [{ name: 'look', input: { x: 1 } }] });
    const collector = new Collector();
    if (way === 'stream') await b.stream.Say('x', { collector }).getFinalResponse();
    else await b.Say('x', { collector });
    const { last } = collector;
    expect(last?.reasoning).toMatchObject([{ text: 'Let me think.' }]);
    expect(last?.toolCalls).toMatchObject([{ name: 'look', input: { x: 1 } }]);
    expect(last).toMatchObject({ citations: [], media: [], guardrail: null, serviceTier: 'flex', latencyMode: 'optimized' });
    expect(last?.message?.content.map((block) => Object.keys(block)[0])).toEqual(['reasoningContent', 'text', 'toolUse']);
    expect(last?.calls[0]?.answer?.serviceLatencyMs).toBeTypeOf('number');
    expect(last?.usage).toMatchObject({ estimated: false, totalPromptTokens: last?.usage.inputTokens });
  });

  it.each(['Main', 'Whole'])('tells its reasoning before its text, with client %s', async (client) => {
    endpoint.respond({ reasoning: 'Let me think.', text: 'fine' });
    const pieces: string[] = [];
    const stream = b.stream.Say('x', { client }).onReasoning((delta) => void pieces.push(delta));
    for await (const partial of stream) pieces.push(`<${partial}>`);
    const [reasoning, text] = [pieces.filter((piece) => !piece.startsWith('<')), pieces.filter((piece) => piece.startsWith('<'))];
    expect(reasoning.join('')).toBe('Let me think.');
    expect(text.at(-1)).toBe('<fine>');
    expect(pieces).toEqual([...reasoning, ...text]);
  });

  it('counts what was written to the cache', async () => {
    const usage = { inputTokens: 5, outputTokens: 1, cacheReadInputTokens: 7, cacheWriteInputTokens: 20 };
    endpoint.respond({ text: 'fine', usage: { ...usage, cacheDetails: [{ ttl: '1h', inputTokens: 20 }] } });
    const collector = new Collector();
    await b.Say('x', { collector });
    expect(collector.last?.usage).toMatchObject({ cachedInputTokens: 7, totalPromptTokens: 32, cacheDetails: { '1h': 20 } });
    expect(collector.last?.usage.cacheReadInputTokens).toBe(7);
  });

  it('holds nothing when none came', async () => {
    endpoint.fail('error=ValidationException');
    const collector = new Collector();
    await failureOf(b.Say('x', { collector }));
    expect(collector.last).toMatchObject({ reasoning: [], toolCalls: [], guardrail: null, message: null, serviceTier: null });
  });

  it('is counted by words when it breaks off', async () => {
    endpoint.respond({ text: 'one two three four', chunks: ['one two ', 'three ', 'four'] });
    endpoint.fail('no-message-stop');
    const collector = new Collector();
    const error = await failureOf(b.stream.Say('x', { collector }).getFinalResponse());
    expect(error).toMatchObject({ partialText: 'one two three four' });
    expect(collector.usage).toMatchObject({ estimated: true, inputTokens: null, outputTokens: 5 });
    expect(collector.last?.calls[0]?.usage).toEqual(collector.usage);
  });

  it('of a guardrail is told apart from an answer that does not fit', async () => {
    endpoint.fail('guardrail');
    const collector = new Collector();
    const error = await failureOf(b.Count('x', { client: 'Guarded', collector }));
    expect(error).toBeInstanceOf(GuardrailIntervenedError);
    expect(error).toBeInstanceOf(BamlValidationError);
    const { guardrail } = collector.last ?? {};
    expect(guardrail?.intervened).toBe(true);
    expect(error).toMatchObject({
      findings: [...(guardrail?.input ?? []), ...(guardrail?.output ?? [])],
      prompt: expect.stringContaining('x'),
    });
    expect(await b.Say('x', { client: 'Guarded' })).toBeTypeOf('string');
  });
});
