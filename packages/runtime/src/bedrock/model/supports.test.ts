import { describe, expect, it } from 'vitest';
import { type ModelCapability, supports } from './supports.ts';

describe('supports', () => {
  it.each<[string, ModelCapability, boolean | undefined]>([
    ['us.anthropic.claude-sonnet-4-6', 'vision', true],
    ['us.anthropic.claude-sonnet-4-6', 'documents', true],
    ['us.anthropic.claude-sonnet-4-6', 'prompt_caching', true],
    ['us.anthropic.claude-sonnet-4-6', 'reasoning', true],
    ['anthropic.claude-3-haiku-20240307-v1:0', 'reasoning', false],
    ['us.amazon.nova-micro-v1:0', 'vision', false],
    ['us.amazon.nova-pro-v1:0', 'video', true],
    ['meta.llama3-1-70b-instruct-v1:0', 'tools', true],
    ['amazon.titan-embed-text-v2:0', 'converse', false],
    ['acme.model-1', 'vision', undefined],
  ])('%s, %s: %s', (model, capability, expected) => {
    expect(supports(model, capability)).toBe(expected);
  });

  it('takes the word of the client', () => {
    expect(supports('acme.model-1', 'vision', { vision: true })).toBe(true);
  });
});
