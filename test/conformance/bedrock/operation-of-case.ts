// Turns the `input` of a case for an operation apart from conversations into a call of `BedrockOperations`.
import { Image } from 'outcrop';
import { type Bedrock, BedrockOperations, type Json, type JsonObject } from 'outcrop/bedrock';
import { type CaseInput, conversationOfCase } from './conversation-of-case.ts';

/** The operations of the case files that are not conversations. */
export type OperationName =
  | 'embed'
  | 'image'
  | 'count_tokens'
  | 'apply_guardrail'
  | 'rerank'
  | 'batch_create'
  | 'batch_get'
  | 'batch_stop'
  | 'batch_list';

type CaseOptions = Readonly<Record<string, unknown>>;

// biome-ignore lint/suspicious/noExplicitAny: case files hold any JSON, and every member is looked at below
type OperationInput = Record<string, any>;

/** Calls the operation of a case, and gives its answer as `expect` of the case files has it. */
export async function callOperation(
  bedrock: Bedrock,
  op: OperationName,
  options: CaseOptions,
  input: OperationInput,
): Promise<Record<string, unknown>> {
  const operations = new BedrockOperations(options, { bedrock: async () => bedrock });
  switch (op) {
    case 'embed': {
      const { embeddings, promptTokens } = await operations.embed({ ...camelCase(input), input: input.input.map(embeddingInput) });
      return { embeddings, prompt_tokens: promptTokens };
    }
    case 'image': {
      const { images } = await operations.generateImages(camelCase(input));
      return { images: images.map((image) => image.asBase64()[0]) };
    }
    case 'count_tokens': {
      const { inputTokens } = await operations.countTokens(await countedRequest(bedrock, options, input));
      return { input_tokens: inputTokens };
    }
    case 'apply_guardrail': {
      const { action, outputs } = await operations.applyGuardrail({
        source: input.source,
        content: input.content.map(({ guard }: OperationInput) => guard),
      });
      return { action, outputs };
    }
    case 'rerank': {
      const { results } = await operations.rerank({ query: input.query, documents: input.documents, topN: input.top_n });
      return { results: results.map(({ index, relevanceScore }) => ({ index, relevance_score: relevanceScore })) };
    }
    case 'batch_create': {
      const { input_s3, output_s3, ...rest } = input;
      return { ...(await operations.createBatchJob({ ...camelCase(rest), inputS3: input_s3, outputS3: output_s3 } as never)) };
    }
    case 'batch_get':
      return { ...(await operations.getBatchJob(input.job_arn)) };
    case 'batch_stop':
      await operations.stopBatchJob(input.job_arn);
      return {};
    case 'batch_list':
      return { ...(await operations.listBatchJobs(camelCase(input))) };
  }
}

async function countedRequest(bedrock: Bedrock, options: CaseOptions, input: OperationInput) {
  if (input.body !== undefined) return { invoke: input.body as JsonObject };
  const { body } = await bedrock.client('C', options).buildInput(conversationOfCase(input as CaseInput));
  return { converse: body };
}

function embeddingInput(value: string | OperationInput) {
  if (typeof value === 'string') return value;
  return { image: Image.fromBase64<Image>(value.image.media_type, value.image.base64) };
}

function camelCase(input: OperationInput): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key.replace(/_(\w)/g, (_, letter) => letter.toUpperCase()), value]),
  );
}
