import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildContext } from '../../packages/runtime/src/bedrock/converse/build-context.ts';
import { buildConverseInput } from '../../packages/runtime/src/bedrock/converse/build-converse-input.ts';
import { resolveOptions } from '../../packages/runtime/src/bedrock/options/resolve-options.ts';
import { conversationOfCase, settingsOfCase } from './bedrock/conversation-of-case.ts';

const cases = readFileSync(new URL('bedrock/requests.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter((c) => /^converse/.test(c.op));

describe('requests', () => {
  it.each(cases.map((c) => [c.name, c]))('%s', async (_, c) => {
    const options = resolveOptions('C', c.options, () => undefined);
    const settings = settingsOfCase(c.input, c.op === 'converse_stream');
    const input = await buildConverseInput(buildContext('C', options, settings), conversationOfCase(c.input), () =>
      Promise.reject(new Error('no')),
    );
    expect(JSON.parse(JSON.stringify(input.body))).toEqual(c.http.body);
  });
});
