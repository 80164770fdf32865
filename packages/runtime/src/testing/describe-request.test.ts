import { describe, expect, it } from 'vitest';
import { describeRequest, hideAccounts } from './describe-request.ts';

const bodyOf = (value: unknown): unknown =>
  describeRequest({ method: 'POST', path: '/', body: new TextEncoder().encode(JSON.stringify(value)) }).body;
const HASH_OF_HI = { $sha256: '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4', bytes: 2 };

describe('a recorded body', () => {
  it.each<[string, unknown, unknown]>([
    ['has sorted keys', { b: 1, a: [{ d: 1, c: 2 }] }, { a: [{ c: 2, d: 1 }], b: 1 }],
    ['keeps media of Converse by hash', { source: { bytes: 'aGk=' } }, { source: { bytes: HASH_OF_HI } }],
    ['keeps numbers of bytes', { bytes: 2 }, { bytes: 2 }],
    [
      'keeps media of Anthropic messages by hash',
      { type: 'base64', media_type: 'image/png', data: 'aGk=' },
      { data: HASH_OF_HI, media_type: 'image/png', type: 'base64' },
    ],
    ['keeps data that is no media', { data: 'aGk=' }, { data: 'aGk=' }],
    ['keeps data URLs by hash', { url: 'data:image/png;base64,aGk=' }, { url: { $data: 'data:image/png', ...HASH_OF_HI } }],
    ['keeps other data URLs', { url: 'data:,hello' }, { url: 'data:,hello' }],
    [
      'names no account',
      { arn: 'arn:aws:s3:::b', role: 'arn:aws-cn:iam::123456789012:role/x' },
      { arn: 'arn:aws:s3:::b', role: 'arn:aws-cn:iam::000000000000:role/x' },
    ],
    [
      'names no account beside an object in S3',
      { s3Location: { uri: 's3://b/k', bucketOwner: '123456789012' } },
      { s3Location: { bucketOwner: '000000000000', uri: 's3://b/k' } },
    ],
    ['keeps keys of prototypes', JSON.parse('{"__proto__":1,"constructor":2}'), JSON.parse('{"__proto__":1,"constructor":2}')],
  ])('%s', (_name, value, expected) => {
    expect(JSON.stringify(bodyOf(value))).toBe(JSON.stringify(expected));
  });

  it('is text when it is no JSON', () => {
    const body = new TextEncoder().encode('not {json');
    expect(describeRequest({ method: 'POST', path: '/', body }).body).toBe('not {json');
  });

  it('may be nested to any depth', () => {
    const text = '['.repeat(5000) + ']'.repeat(5000);
    const { sha256 } = describeRequest({ method: 'POST', path: '/', body: new TextEncoder().encode(text) });
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has the same hash whatever the order of its keys', () => {
    const hashOf = (text: string): string => describeRequest({ method: 'POST', path: '/', body: new TextEncoder().encode(text) }).sha256;
    expect(hashOf('{"a":1,"b":{"c":2,"d":3}}')).toBe(hashOf('{"b":{"d":3,"c":2},"a":1}'));
    expect(hashOf('{"a":1}')).not.toBe(hashOf('{"a":2}'));
  });
});

it.each([
  ['arn:aws:bedrock:us-east-1:123456789012:inference-profile/x', 'arn:aws:bedrock:us-east-1:000000000000:inference-profile/x'],
  [
    '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Aprompt%2FX/converse',
    '/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A000000000000%3Aprompt%2FX/converse',
  ],
  ['call 123456789012', 'call 123456789012'],
])('account ids are hidden: %s', (text, expected) => {
  expect(hideAccounts(text)).toBe(expected);
});
