import { describe, expect, it } from 'vitest';
import { checkInput } from './check-input.ts';
import { RUNTIME_SHAPES } from './runtime-shapes.ts';

const check = (input: Readonly<Record<string, unknown>>) => () => checkInput({ modelId: 'm', ...input }, 'ConverseRequest', RUNTIME_SHAPES);
const user = (...content: unknown[]) => ({ messages: [{ role: 'user', content }] });
const image = (bytes: unknown) => user({ image: { format: 'png', source: { bytes } } });
const at = (path: string, constraint: string) =>
  `1 validation error detected: Value at '${path}' failed to satisfy constraint: ${constraint}`;

describe('an input that is refused', () => {
  it.each<[Readonly<Record<string, unknown>>, string]>([
    [{ inferenceConfig: { temperature: 2 } }, at('inferenceConfig.temperature', 'Member must have value less than or equal to 1')],
    [{ inferenceConfig: { maxTokens: 0 } }, at('inferenceConfig.maxTokens', 'Member must have value greater than or equal to 1')],
    [{ inferenceConfig: { maxTokens: 1.5 } }, at('inferenceConfig.maxTokens', 'Member must be an integer')],
    [{ inferenceConfig: { maxTokens: '5' } }, at('inferenceConfig.maxTokens', 'Member must be a number')],
    [{ inferenceConfig: { top_k: 1 } }, at('inferenceConfig.top_k', 'Member is not known')],
    [{ temperature: 1 }, at('temperature', 'Member is not known')],
    [{ toString: 1 }, at('toString', 'Member is not known')],
    [{ messages: [{ content: [] }] }, at('messages.0.role', 'Member must not be null')],
    [
      { messages: [{ role: 'human', content: [] }] },
      at('messages.0.role', 'Member must satisfy enum value set: [user, assistant, system]'),
    ],
    [{ messages: {} }, at('messages', 'Member must be a list')],
    [{ messages: ['x'] }, at('messages.0', 'Member must be a structure')],
    [user({ text: 5 }), at('messages.0.content.0.text', 'Member must be a string')],
    [image('!'), at('messages.0.content.0.image.source.bytes', 'Member must be base64 text')],
    [image(''), at('messages.0.content.0.image.source.bytes', 'Member must have length greater than or equal to 1')],
    [{ requestMetadata: {} }, at('requestMetadata', 'Member must have length greater than or equal to 1')],
    [
      { requestMetadata: { a: 'ä' } },
      at('requestMetadata.a', 'Member must satisfy regular expression pattern: ^[a-zA-Z0-9\\s:_@$#=/+,\\-.]*$'),
    ],
    [{ requestMetadata: [] }, at('requestMetadata', 'Member must be a map')],
    [{ toolConfig: { tools: [] } }, at('toolConfig.tools', 'Member must have length greater than or equal to 1')],
    [
      { system: [{ cachePoint: { type: 'default' }, text: 'a' }] },
      at('system.0', 'Member must have exactly one of [text, guardContent, cachePoint] set'),
    ],
    [
      { modelId: 'a b' },
      expect.stringContaining("Value at 'modelId' failed to satisfy constraint: Member must satisfy regular expression") as string,
    ],
  ])('%j', (input, message) => {
    expect(check(input)).toThrow(expect.objectContaining({ name: 'ValidationException', status: 400, message }));
  });

  it('names several places at once, ten at most', () => {
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`x${index}`, 1]));
    expect(check(many)).toThrow(/^10 validation errors detected: (Value at 'x\d' [^;]+(; |$)){10}$/);
  });

  it('is refused quickly, however its name tempts a pattern to backtrack', () => {
    const jobName = `a${'-'.repeat(61)}!`;
    expect(() =>
      checkInput({ clientRequestToken: jobName, modelId: `${'a_'.repeat(1000)}!` }, 'StartAsyncInvokeRequest', RUNTIME_SHAPES),
    ).toThrow();
    expect(check({ modelId: `${'a_'.repeat(1000)}!` })).toThrow();
  });
});

it.each<Readonly<Record<string, unknown>>>([
  user({ text: 'Hi' }),
  { ...user({ text: 'Hi' }), inferenceConfig: null },
  { additionalModelRequestFields: { anything: [{ goes: null }] } },
  image('AAAA'),
  { modelId: 'arn:aws:sagemaker:us-east-1:123456789012:endpoint/mine' },
])('%j is accepted', (input) => {
  expect(check(input)).not.toThrow();
});
