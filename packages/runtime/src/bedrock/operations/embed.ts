import type { Media } from '../../media/media.ts';
import {
  EMBEDDING_FAMILIES,
  type EmbeddingFamily,
  type EmbeddingInput,
  type EmbeddingOptions,
  type InputParts,
} from './embedding-families.ts';
import { invokeOperation, type Operation, type OperationCall } from './operation.ts';

/** Requests of one call that are under way at a time; `max_concurrency` may allow fewer. */
const PARALLEL = 8;

/** What to turn into vectors, and what they are to be like. */
export interface EmbedRequest extends EmbeddingOptions {
  readonly input: EmbeddingInput | readonly EmbeddingInput[];
}

/** The vectors of some inputs. */
export interface Embeddings {
  /** One vector for each input, in their order. */
  readonly embeddings: readonly (readonly number[])[];
  /** Tokens of all inputs together; undefined when the model does not count them. */
  readonly promptTokens: number | undefined;
}

/** Asks for the vectors of all inputs, in as few requests as the model's family takes. */
export async function embed(call: OperationCall, request: EmbedRequest): Promise<Embeddings> {
  const family = call.family(EMBEDDING_FAMILIES, 'embeddings');
  const { input, ...options } = request;
  checkOptions(call, family, options);
  const inputs = (Array.isArray(input) ? (input as readonly EmbeddingInput[]) : [input as EmbeddingInput]).map((item) =>
    inputParts(call, family, item),
  );
  const operations = batches(inputs, family.batch).map((batch) => embedOperation(call, family, batch, options));
  const answers = await sendAll(call, operations);
  const counts = answers.flatMap(({ promptTokens }) => promptTokens ?? []);
  return {
    embeddings: answers.flatMap(({ embeddings }) => embeddings),
    promptTokens: counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0),
  };
}

function checkOptions(call: OperationCall, family: EmbeddingFamily, options: EmbeddingOptions): void {
  const { model } = call.connection.options;
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const rule = Object.hasOwn(family.options, name) ? family.options[name as keyof EmbeddingOptions] : undefined;
    if (rule === undefined) throw call.error(`${model} does not take ${name}`);
    const values: readonly unknown[] | undefined = rule === true ? undefined : rule;
    if (values?.includes(value) === false) throw call.error(`${model} takes for ${name} only ${values.join(', ')}`);
  }
}

function inputParts(call: OperationCall, family: EmbeddingFamily, input: EmbeddingInput): InputParts {
  const { text, image } = typeof input === 'string' ? { text: input, image: undefined } : input;
  if (text === undefined && image === undefined) throw call.error('an input needs a text or an image');
  if (image === undefined) return text === undefined ? {} : { text };
  if (!family.takesImages) throw call.error(`${call.connection.options.model} does not take images`);
  return { ...(text === undefined ? {} : { text }), image: imageData(call, image) };
}

function imageData(call: OperationCall, { source }: Media): NonNullable<InputParts['image']> {
  if (source.kind === 'base64') return source;
  throw call.error('images must be given as data, not as URLs');
}

function embedOperation(
  call: OperationCall,
  family: EmbeddingFamily,
  batch: readonly InputParts[],
  options: EmbeddingOptions,
): Operation<Embeddings> {
  return invokeOperation(call, family.body(batch, options), (answer, headers) => {
    const embeddings = family.vectors(answer);
    if (embeddings?.length !== batch.length) return undefined;
    const count = Number(answer.inputTextTokenCount ?? headers['x-amzn-bedrock-input-token-count'] ?? Number.NaN);
    return { embeddings, promptTokens: Number.isNaN(count) ? undefined : count };
  });
}

function batches<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** Sends a few at a time. After a failure no more are begun. */
async function sendAll<Answer>(call: OperationCall, operations: readonly Operation<Answer>[]): Promise<Answer[]> {
  const answers: Answer[] = [];
  const queue = operations.entries();
  let hasFailed = false;
  const work = async (): Promise<void> => {
    for (const [index, operation] of queue) {
      if (hasFailed) return;
      answers[index] = await call.send(operation);
    }
  };
  const guarded = (): Promise<void> =>
    work().catch((error: unknown) => {
      hasFailed = true;
      throw error;
    });
  await Promise.all(Array.from({ length: Math.min(PARALLEL, operations.length) }, guarded));
  return answers;
}
