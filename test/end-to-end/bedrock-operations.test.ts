// The operations apart from conversations against the local endpoint, which checks every signature and every member.
import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { BamlAbortError, BamlTimeoutError, Image } from 'outcrop';
import { BedrockOperations } from 'outcrop/bedrock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

let local: LocalBedrock;
beforeAll(async () => {
  local = await startLocalBedrock({ blockedWords: ['plutonium'] });
});
beforeEach(() => local.reset());
afterAll(() => local.close());

function operations(options: Readonly<Record<string, unknown>> = {}): BedrockOperations {
  const { accessKeyId, secretAccessKey } = local.credentials;
  return new BedrockOperations({ region: 'us-east-1', endpointUrl: local.url, accessKeyId, secretAccessKey, ...options });
}

describe('operations', () => {
  it.each([
    ['amazon.titan-embed-text-v1', {}, 1536],
    ['amazon.titan-embed-text-v2:0', { dimensions: 256, normalize: true }, 256],
    ['amazon.titan-embed-image-v1', { dimensions: 384 }, 384],
    ['cohere.embed-english-v3', { inputType: 'search_query' }, 1024],
  ] as const)('embed texts with %s', async (model, options, length) => {
    const { embeddings } = await operations({ model }).embed({ input: ['good morning', 'good night'], ...options });
    expect(embeddings.map((vector) => vector.length)).toEqual([length, length]);
  });

  it.each([
    ['stability.stable-diffusion-xl-v1', { size: '128x512', seed: 30 }, 1],
    ['stability.sd3-5-large-v1:0', { aspectRatio: '16:9' }, 1],
    ['amazon.titan-image-generator-v2:0', { n: 2, quality: 'hd' }, 2],
  ] as const)('paint images with %s', async (model, options, count) => {
    const { images } = await operations({ model }).generateImages({ prompt: 'a cave', ...options });
    expect(images).toHaveLength(count);
    expect(images[0]).toBeInstanceOf(Image);
  });

  it('count tokens without geography and profile', async () => {
    const counter = operations({ model: 'us.anthropic.claude-3-5-haiku-20241022-v1:0' });
    const converse = { messages: [{ role: 'user', content: [{ text: 'Name three rivers.' }] }] } as const;
    const { inputTokens } = await counter.countTokens({ converse });
    expect(inputTokens).toBeGreaterThan(0);
    expect(local.requests).toMatchObject([{ path: '/model/anthropic.claude-3-5-haiku-20241022-v1%3A0/count-tokens' }]);
  });

  it('apply a guardrail', async () => {
    const guard = operations({ guardrailConfig: { guardrailIdentifier: 'ff6ujrregl1q', guardrailVersion: 'DRAFT' } });
    expect(await guard.applyGuardrail({ source: 'INPUT', content: ['is this ok?'] })).toMatchObject({ action: 'NONE', outputs: [] });
    const content = ['Where is Plutonium sold?', { text: 'shops', qualifiers: ['grounding_source'] }] as const;
    const verdict = await guard.applyGuardrail({ source: 'OUTPUT', content, outputScope: 'FULL' });
    expect(verdict).toMatchObject({ action: 'GUARDRAIL_INTERVENED', outputs: [expect.stringContaining('blocked')] });
    expect(verdict.assessments).toMatchObject([{ wordPolicy: { customWords: [{ match: 'plutonium' }] } }]);
  });

  it('check messages without a guardrail', async () => {
    const { results } = await operations().invokeGuardrailChecks({
      messages: [{ role: 'user', text: 'hi' }],
      checks: { promptAttack: { categories: [{ category: 'JAILBREAK' }] } },
    });
    expect(results).toEqual({ promptAttack: { results: [{ category: 'JAILBREAK', severityScore: 0 }] } });
  });

  it('rerank documents', async () => {
    const request = { query: 'red fox', documents: ['a dog', 'the red fox', { text: 'a fox' }], topN: 2 };
    const { results } = await operations({ model: 'amazon.rerank-v1:0' }).rerank(request);
    expect(results).toEqual([
      { index: 1, relevanceScore: 1 },
      { index: 2, relevanceScore: 0.5 },
    ]);
  });

  it('run batch jobs', async () => {
    const batch = operations({ model: 'anthropic.claude-3-haiku-20240307-v1:0' });
    const request = {
      jobName: 'nightly-1',
      roleArn: 'arn:aws:iam::123456789012:role/Batch',
      inputS3: 's3://in-bucket/a.jsonl',
      outputS3: 's3://out-bucket/',
      kmsKey: 'alias/outcrop',
      clientRequestToken: 'token-1',
      timeoutHours: 24,
      tags: { team: 'geo' },
      vpc: { subnetIds: ['subnet-0123abcd'], securityGroupIds: ['sg-0123abcd'] },
    };
    const { jobArn } = await batch.createBatchJob(request);
    expect(await batch.createBatchJob(request)).toEqual({ jobArn });
    expect(await batch.getBatchJob(jobArn)).toMatchObject({ jobArn, jobName: 'nightly-1', status: 'Submitted' });
    const filter = { nameContains: 'nightly', maxResults: 10, submittedAfter: new Date(0) };
    expect((await batch.listBatchJobs(filter)).jobs).toMatchObject([{ jobArn }]);
    expect((await batch.listBatchJobs({ status: 'Completed' })).jobs).toEqual([]);
    await batch.stopBatchJob(jobArn);
    expect(await batch.getBatchJob(jobArn)).toMatchObject({ status: 'Stopping' });
    await expect(batch.getBatchJob('arn:aws:bedrock:us-east-1:123456789012:model-invocation-job/zzzzzzzzzzzz')).rejects.toMatchObject({
      status_code: 404,
      error_type: 'ResourceNotFoundException',
    });
  });

  it('invoke models in the background', async () => {
    const video = operations({ model: 'amazon.nova-reel-v1:0' });
    const { invocationArn } = await video.startAsyncInvoke({ modelInput: { taskType: 'TEXT_VIDEO' }, outputS3: 's3://out-bucket/video' });
    expect(await video.getAsyncInvoke(invocationArn)).toMatchObject({ invocationArn, status: 'Completed' });
    expect((await video.listAsyncInvokes({ status: 'Completed' })).invocations).toMatchObject([{ invocationArn }]);
  });
});

describe('failures of operations', () => {
  const titan = (options: Readonly<Record<string, unknown>> = {}): BedrockOperations =>
    operations({ model: 'amazon.titan-embed-text-v1', ...options });

  it('are retried while they may pass', async () => {
    local.fail('error=InternalServerException', { times: 2 });
    expect((await titan().embed({ input: 'x' })).embeddings).toHaveLength(1);
    expect(local.requests).toHaveLength(3);
  });

  it('come as the errors of calls', async () => {
    const embed = titan({ secretAccessKey: 'wrong' }).embed({ input: 'x' });
    await expect(embed).rejects.toMatchObject({ status_code: 403, error_type: 'InvalidSignatureException', advice: 'signature' });
  });

  it('keep the limits of the client', async () => {
    local.fail('slow-headers=60000');
    await expect(titan({ http: { request_timeout_ms: 40 } }).embed({ input: 'x' })).rejects.toBeInstanceOf(BamlTimeoutError);
  });

  it('end with the signal of the caller', async () => {
    local.fail('slow-headers=60000');
    const controller = new AbortController();
    const observer = { request: () => controller.abort() };
    await expect(titan().embed({ input: 'x' }, { signal: controller.signal, observer })).rejects.toBeInstanceOf(BamlAbortError);
  });

  it('are the same with an API key', async () => {
    const keyless = new BedrockOperations({
      region: 'us-east-1',
      endpointUrl: local.url,
      apiKey: 'wrong',
      model: 'amazon.titan-embed-text-v1',
    });
    await expect(keyless.embed({ input: 'x' })).rejects.toMatchObject({ status_code: 403 });
  });
});
