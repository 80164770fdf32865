import { expect, it } from 'vitest';
import type { ContentBlock, ConverseBody } from '../answers/content-block.ts';
import { checkConversation } from './check-conversation.ts';

const CLAUDE = 'us.anthropic.claude-3-5-haiku-20241022-v1:0';
const NOVA = 'amazon.nova-pro-v1:0';
const PROMPT = 'arn:aws:bedrock:us-east-1:123456789012:prompt/ABCDEFGHIJ';
const hello = { text: 'Hello' };
const point = { cachePoint: { type: 'default' } };
const document = (name: string) => ({ document: { name } });
const use = { toolUse: { toolUseId: 'a', name: 't', input: {} } };
const result = { toolResult: { toolUseId: 'a', content: [] } };
const toolConfig = { tools: [{ toolSpec: { name: 't', inputSchema: { json: {} } } }] };
const user = (...content: ContentBlock[]) => ({ role: 'user', content });
const assistant = (...content: ContentBlock[]) => ({ role: 'assistant', content });
const talk = (...messages: NonNullable<ConverseBody['messages']>): ConverseBody => ({ messages });

it.each<[string, string, ConverseBody, RegExp]>([
  ['blank text', NOVA, talk(user({ text: ' \n' })), /text field in the ContentBlock object at messages\.0\.content\.0 is blank/],
  ['nothing at all', NOVA, {}, /must start with a user message/],
  ['an assistant first', NOVA, talk(assistant(hello), user(hello)), /must start with a user message/],
  ['a document alone', NOVA, talk(user(document('a'))), /text block is required in messages\.0/],
  ['two documents of one name', NOVA, talk(user(hello, document('a')), user(hello, document('a'))), /Document names must be unique/],
  ['five cache points', NOVA, talk(user(hello, point, point, point, point, point)), /maximum of 4 cache points.*Found 5/],
  ['a cache point after a document', NOVA, talk(user(hello, document('a'), point)), /can't follow a document/],
  ['tool blocks without tools', NOVA, talk(user(hello), assistant(use), user(result)), /toolConfig field must be defined/],
  ['a result without its use', NOVA, { ...talk(user(hello), user(result)), toolConfig }, /toolUseId a has no toolUse block/],
  ['a system prompt beside a managed prompt', PROMPT, { system: [hello] }, /system field can't be used with a prompt ARN/],
  ['settings beside a managed prompt', PROMPT, { inferenceConfig: {} }, /inferenceConfig field can't be used with a prompt ARN/],
])('refuses %s', (_name, modelId, body, message) => {
  expect(() => checkConversation(modelId, body)).toThrow(
    expect.objectContaining({ name: 'ValidationException', message: expect.stringMatching(message) }),
  );
});

it.each<[string, string, ConverseBody]>([
  ['a question', NOVA, talk(user(hello))],
  ['an assistant first, on families that take it', CLAUDE, talk(assistant(hello), user(hello))],
  ['a managed prompt without messages', PROMPT, {}],
  ['a tool result after its use', NOVA, { ...talk(user(hello), assistant(use), user(result)), toolConfig }],
  ['four cache points', NOVA, talk(user(hello, point, point, point, point))],
])('accepts %s', (_name, modelId, body) => {
  expect(() => checkConversation(modelId, body)).not.toThrow();
});
