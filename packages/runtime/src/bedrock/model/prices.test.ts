import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { pricesOf } from './prices.ts';

const folder = mkdtempSync(join(tmpdir(), 'outcrop-prices-'));
afterAll(() => rmSync(folder, { recursive: true }));

const unheard = (message: string): void => expect.fail(message);

/** The prices of a model, with a file of one's own when there is a text for it. */
function price(model: string, text?: string, warn = unheard): unknown {
  const path = text === undefined ? undefined : join(folder, `${text.length}-${model}.json`);
  if (path !== undefined && text !== undefined) writeFileSync(path, text);
  return pricesOf(model, (name) => (name === 'OUTCROP_COST_MAP' ? path : undefined), warn);
}

const lite = { input: 0.06, output: 0.24, cacheRead: 0.015 };

describe('list prices', () => {
  it.each([
    ['a model', 'amazon.nova-lite-v1:0', lite],
    ['a cross-region profile', 'us.amazon.nova-lite-v1:0', lite],
    ['the ARN of a model', 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0', lite],
    ['the ARN of a profile', 'arn:aws:bedrock:us-east-1:123456789012:inference-profile/eu.amazon.nova-lite-v1:0', lite],
    ['a model nobody knows', 'acme.model-v1:0', undefined],
    ['an ARN that hides its model', 'arn:aws:bedrock:us-east-1:123456789012:application-inference-profile/abc', undefined],
    ['a name of JavaScript', 'constructor', undefined],
  ])('of %s', (_what, model, expected) => {
    if (expected === undefined) expect(price(model)).toBeUndefined();
    else expect(price(model)).toMatchObject(expected);
  });
});

describe('prices of a file', () => {
  const listed = [{ id: 'acme.model-v1:0', input: 1, output: 2, cache_read: 0.1, cache_write: 1.5, cache_write_1h: 2 }];
  const full = { input: 1, output: 2, cacheRead: 0.1, cacheWrite: 1.5, cacheWrite1h: 2 };
  const perToken = {
    'acme.model-v1:0': {
      input_cost_per_token: 0.000_001,
      output_cost_per_token: 0.000_002,
      cache_read_input_token_cost: 1e-7,
      cache_creation_input_token_cost: 0.000_001_5,
      cache_creation_input_token_cost_above_1hr: 0.000_002,
    },
  };

  it.each([
    ['a list', listed, full],
    ['a list as a member', { prices: listed }, full],
    ['per token', perToken, { input: 1, output: 2, cacheRead: expect.closeTo(0.1), cacheWrite: 1.5, cacheWrite1h: 2 }],
  ])('are read: %s', (_form, json, expected) => {
    expect(price('acme.model-v1:0', JSON.stringify(json))).toMatchObject(expected);
  });

  it('come before list prices, which stay for other models', () => {
    const json = JSON.stringify([{ id: 'amazon.nova-lite-v1:0', input: 9, output: 9 }]);
    expect(price('us.amazon.nova-lite-v1:0', json)).toMatchObject({ input: 9, cacheRead: undefined });
    expect(price('amazon.nova-pro-v1:0', json)).toMatchObject({ input: 0.8 });
  });

  it.each([
    ['is not JSON', 'x'],
    ['holds no prices', 'null'],
  ])('are warned of when the file %s', (_problem, text) => {
    const warnings: string[] = [];
    expect(price('amazon.nova-lite-v1:0', text, (message) => warnings.push(message))).toMatchObject(lite);
    expect(warnings).toEqual([expect.stringMatching(/^prices of OUTCROP_COST_MAP are not used: /)]);
  });
});
