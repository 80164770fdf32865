import { describe, expect, it } from 'vitest';
import { type Ask, answerQuestion } from './answer.ts';
import { readCases, readKnownFailures } from './case-file.ts';

interface RequestCase extends Ask {
  readonly name: string;
  readonly expect: { readonly ok: boolean; readonly url?: string; readonly method?: string; readonly body?: unknown };
}

const knownFailures = readKnownFailures();

describe('prompt: the request that a function builds', () => {
  it.each(readCases<RequestCase>('prompt.jsonl'))('$name', async (question) => {
    const answer = await answerQuestion(question);
    const expected = expect.objectContaining(question.expect);
    if (knownFailures.has(question.name)) expect(answer).not.toEqual(expected);
    else expect(answer).toEqual(expected);
  });
});
