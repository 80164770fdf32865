import { describe, expectTypeOf, it } from 'vitest';
import type { BedrockSettings } from './bedrock-settings.ts';

describe('BedrockSettings', () => {
  it('takes both spellings, null, variables and any model', () => {
    expectTypeOf({
      model: 'acme.model-1',
      inferenceProfile: null,
      temperature: 0.3,
      maxTokens: { env: 'MAX_TOKENS' },
      inference_configuration: { topP: 0.5, stop_sequences: ['END'] },
      guardrailConfig: { guardrailIdentifier: 'abc', guardrail_version: 'DRAFT' },
      capabilities: { topK: 'sampling.k', stop_sequences: { max: 4 } },
      requestMetadata: { costCenter: 'x' },
      credentials: async () => ({ accessKeyId: 'a', secretAccessKey: 'b' }),
    }).toExtend<BedrockSettings>();
  });

  it('refuses what the options do not take', () => {
    expectTypeOf<{ readonly temperature: 'hot' }>().not.toExtend<BedrockSettings>();
    expectTypeOf<{ readonly route: 'bedrock' }>().not.toExtend<BedrockSettings>();
    // @ts-expect-error: no such option
    expectTypeOf<BedrockSettings['temprature']>().toBeAny();
  });
});
