import { describe, expect, it } from 'vitest';
import { type AdviceFacts, adviceKey, adviceText, assumeRoleHelp } from './advice.ts';

const FACTS: AdviceFacts = {
  message: '',
  model: 'anthropic.claude-3-haiku-20240307-v1:0',
  region: 'us-east-1',
  authSource: 'client options',
  profile: undefined,
  clockErrorSeconds: undefined,
};

function advise(name: string, message: string, fallback?: string): string | undefined {
  return adviceText(adviceKey(name, message, fallback), { ...FACTS, message });
}

describe('advice', () => {
  it.each([
    ["Value at 'inferenceConfig.temperature' failed to satisfy constraint", 'inference_configuration { temperature }'],
    ["Value at 'requestMetadata' failed to satisfy constraint", 'request_metadata'],
    ['The guardrailIdentifier is not valid', 'guardrail_config'],
  ])('names the option behind a refused member: %s', (message, option) => {
    expect(advise('ValidationException', message, 'validation')).toBe(`Look at the option ${option} of the client.`);
  });

  it('is silent about members that no option gives', () => {
    expect(advise('ValidationException', 'The model returned something else.', 'validation')).toBeUndefined();
  });

  it('names who may not assume which role', () => {
    const message = 'User: arn:aws:iam::1:user/me is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::2:role/r';
    expect(assumeRoleHelp(message)).toContain('arn:aws:iam::1:user/me may not assume arn:aws:iam::2:role/r.');
    expect(advise('AccessDeniedException', message)).toBe(assumeRoleHelp(message));
  });
});
