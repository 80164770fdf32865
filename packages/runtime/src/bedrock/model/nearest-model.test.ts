import { describe, expect, it } from 'vitest';
import { nearestModel } from './nearest-model.ts';

describe('nearestModel', () => {
  it.each([
    ['one letter', 'anthropic.claude-3-5-haku-20241022-v1:0', 'anthropic.claude-3-5-haiku-20241022-v1:0'],
    ['no version', 'amazon.nova-lite', 'amazon.nova-lite-v1:0'],
    ['no date', 'anthropic.claude-3-5-sonnet', 'anthropic.claude-3-5-sonnet-20241022-v2:0'],
    ['a geography', 'us.amazon.nova-pro-v1', 'us.amazon.nova-pro-v1:0'],
    [
      'the ARN of a model',
      'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro',
      'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
    ],
    ['a known id', 'amazon.nova-pro-v1:0', undefined],
    ['an ARN that hides its model', 'arn:aws:bedrock:us-east-1:123456789012:provisioned-model/abcdefghijkl', undefined],
    ['nothing like it', 'my-own-model', undefined],
    ['no id', '', undefined],
  ])('%s', (_, id, expected) => expect(nearestModel(id)).toBe(expected));
});
