import { compile, explain } from '@outcrop/compiler';
import { describe, expect, it } from 'vitest';
import { EXPLANATIONS } from './explanations.ts';
import { MESSAGES } from './messages.ts';

function codesOf(source: string): string[] {
  return [...new Set(compile({ 'main.baml': source }).diagnostics.map(({ code }) => code))];
}

describe('explanations', () => {
  it.each([...EXPLANATIONS])('%s: the wrong example gives the code, the right one gives nothing', (code, { wrong, right }) => {
    expect({ wrong: codesOf(wrong), right: codesOf(right) }).toEqual({ wrong: [code], right: [] });
  });

  it('cover every code of the message table', () => {
    const codes = new Set(Object.values(MESSAGES).map(({ code }) => code));
    expect([...codes].filter((code) => !EXPLANATIONS.has(code))).toEqual([]);
  });

  it('are found by code, in any case', () => {
    expect(explain('oc201')).toContain('name strng');
    expect(explain('OC999')).toBeUndefined();
  });
});
