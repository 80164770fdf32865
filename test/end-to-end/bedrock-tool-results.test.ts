// Tool results on their way to families that take nothing beside them, over both transports.
import type { Conversation } from 'outcrop/bedrock';
import { describe, expect, it } from 'vitest';
import { type TransportName, useLocalBedrock } from '../conformance/bedrock/local-client.ts';

const CONVERSATION: Conversation = {
  system: [],
  messages: [
    { role: 'user', parts: [{ kind: 'text', text: 'Weather?' }] },
    {
      role: 'assistant',
      parts: ['oslo', 'rome'].map((city) => ({ kind: 'tool-use', id: city, name: 'weather', input: { city } })),
    },
    { role: 'user', parts: [{ kind: 'tool-result', id: 'oslo', status: 'success', content: [{ kind: 'json', json: { celsius: -3 } }] }] },
    { role: 'user', parts: [{ kind: 'tool-result', id: 'rome', content: [{ kind: 'text', text: 'warm' }] }] },
    { role: 'user', parts: [{ kind: 'text', text: 'In one word.' }] },
  ],
};
const tools = [{ name: 'weather', inputSchema: { type: 'object' } }];

describe.each<TransportName>(['sdk', 'signed'])('tool results over transport %s', (transport) => {
  const local = useLocalBedrock(transport);

  it.each([
    ['meta.llama3-1-70b-instruct-v1:0', ['text', 'toolUse toolUse', 'toolResult toolResult', 'text', 'text']],
    ['us.anthropic.claude-sonnet-4-6', ['text', 'toolUse toolUse', 'toolResult toolResult text']],
  ])('arrive as %s takes them', async (model, kinds) => {
    const client = local.client({ model });
    await client.send(await client.buildInput(CONVERSATION, { tools }));
    const { messages } = JSON.parse(local.server.requests[0]?.body ?? '') as { messages: { content: object[] }[] };
    expect(messages.map(({ content }) => content.flatMap((block) => Object.keys(block)).join(' '))).toEqual(kinds);
  });
});
