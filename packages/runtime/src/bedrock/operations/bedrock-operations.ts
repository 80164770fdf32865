import type { Bedrock } from '../bedrock-client.ts';
import type { RawOptions } from '../options/resolve-options.ts';
import type { Env } from '../platform.ts';
import { sharedBedrock } from '../shared-bedrock.ts';
import type { SendOptions } from '../transport/transport.ts';
import { applyGuardrail, type GuardrailRequest, type GuardrailVerdict } from './apply-guardrail.ts';
import {
  type AsyncInvocation,
  type AsyncInvokeFilter,
  type AsyncInvokePage,
  type AsyncInvokeRequest,
  getAsyncInvoke,
  listAsyncInvokes,
  startAsyncInvoke,
} from './async-invoke.ts';
import {
  type BatchJob,
  type BatchJobFilter,
  type BatchJobPage,
  type BatchJobRequest,
  createBatchJob,
  getBatchJob,
  listBatchJobs,
  stopBatchJob,
} from './batch-jobs.ts';
import { countTokens, type TokenCount, type TokenCountRequest } from './count-tokens.ts';
import { type Embeddings, type EmbedRequest, embed } from './embed.ts';
import { type GeneratedImages, generateImages } from './generate-images.ts';
import { type GuardrailChecks, type GuardrailChecksRequest, invokeGuardrailChecks } from './guardrail-checks.ts';
import type { ImageRequest } from './image-families.ts';
import { OperationCall } from './operation.ts';
import { type Ranking, type RerankRequest, rerank } from './rerank.ts';

/** What the operations take from their surroundings. */
export interface OperationServices {
  readonly bedrock?: () => Promise<Bedrock>;
  /** Where `{ env: NAME }` references of the options are looked up. */
  readonly env?: Env;
}

/** The name in messages. */
const NAME = 'BedrockOperations';

/**
 * What Bedrock offers besides conversations. Takes the options of an `aws-bedrock` client, in snake_case or camelCase; credentials, region
 * and `endpoint_url` are found as for functions, and every request is signed.
 *
 * All methods reject with `BamlInvalidArgumentError` before anything is sent when a request cannot be right, and with `BamlClientHttpError`,
 * `BamlTimeoutError` or `BamlAbortError` like calls of functions.
 *
 * @example
 * const titan = new BedrockOperations({ region: 'us-east-1', model: 'amazon.titan-embed-text-v2:0' });
 * const { embeddings } = await titan.embed({ input: ['good morning', 'good night'], dimensions: 256 });
 */
export class BedrockOperations {
  readonly #options: RawOptions;
  readonly #services: OperationServices;

  constructor(options: RawOptions, services: OperationServices = {}) {
    this.#options = options;
    this.#services = services;
  }

  /** Turns texts and images into vectors: InvokeModel of a Titan or Cohere embedding model. */
  async embed(request: EmbedRequest, options?: SendOptions): Promise<Embeddings> {
    return embed(await this.#call(options), request);
  }

  /** Paints images: InvokeModel of a Stability, Titan or Nova Canvas model. Refusals are errors of the type `ContentFiltered`. */
  async generateImages(request: ImageRequest, options?: SendOptions): Promise<GeneratedImages> {
    return generateImages(await this.#call(options), request);
  }

  /** Counts the tokens of a request without running the model: CountTokens. */
  async countTokens(request: TokenCountRequest, options?: SendOptions): Promise<TokenCount> {
    return countTokens(await this.#call(options), request);
  }

  /** Checks content with the guardrail of `guardrail_config`: ApplyGuardrail. */
  async applyGuardrail(request: GuardrailRequest, options?: SendOptions): Promise<GuardrailVerdict> {
    return applyGuardrail(await this.#call(options), request);
  }

  /** Checks messages without a guardrail of one's own: InvokeGuardrailChecks. */
  async invokeGuardrailChecks(request: GuardrailChecksRequest, options?: SendOptions): Promise<GuardrailChecks> {
    return invokeGuardrailChecks(await this.#call(options), request);
  }

  /** Puts documents in the order in which they answer a query: Rerank. */
  async rerank(request: RerankRequest, options?: SendOptions): Promise<Ranking> {
    return rerank(await this.#call(options), request);
  }

  /** Starts a batch job over files in S3: CreateModelInvocationJob. */
  async createBatchJob(request: BatchJobRequest, options?: SendOptions): Promise<{ readonly jobArn: string }> {
    return createBatchJob(await this.#call(options), request);
  }

  /** Tells how far a batch job is: GetModelInvocationJob. */
  async getBatchJob(jobArn: string, options?: SendOptions): Promise<BatchJob> {
    return getBatchJob(await this.#call(options), jobArn);
  }

  /** Ends a batch job: StopModelInvocationJob. */
  async stopBatchJob(jobArn: string, options?: SendOptions): Promise<void> {
    await stopBatchJob(await this.#call(options), jobArn);
  }

  /** Lists batch jobs, a page at a time: ListModelInvocationJobs. */
  async listBatchJobs(filter: BatchJobFilter = {}, options?: SendOptions): Promise<BatchJobPage> {
    return listBatchJobs(await this.#call(options), filter);
  }

  /** Starts a long invocation that writes its result to S3: StartAsyncInvoke. */
  async startAsyncInvoke(request: AsyncInvokeRequest, options?: SendOptions): Promise<{ readonly invocationArn: string }> {
    return startAsyncInvoke(await this.#call(options), request);
  }

  /** Tells how far an invocation is: GetAsyncInvoke. */
  async getAsyncInvoke(invocationArn: string, options?: SendOptions): Promise<AsyncInvocation> {
    return getAsyncInvoke(await this.#call(options), invocationArn);
  }

  /** Lists invocations, a page at a time: ListAsyncInvokes. */
  async listAsyncInvokes(filter: AsyncInvokeFilter = {}, options?: SendOptions): Promise<AsyncInvokePage> {
    return listAsyncInvokes(await this.#call(options), filter);
  }

  /** Options and environment are read anew for every call. */
  async #call(options: SendOptions = {}): Promise<OperationCall> {
    const { bedrock = sharedBedrock, env } = this.#services;
    return new OperationCall((await bedrock()).connect(NAME, this.#options, env), options);
  }
}
