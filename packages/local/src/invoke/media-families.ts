import { estimateTokens } from '../answers/token-count.ts';
import { pickInteger, type Random } from '../seeded-random.ts';
import type { JsonObject, MediaFormat } from './invoke-format.ts';

/** A transparent pixel, the image every image model paints. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const COHERE_DIMENSIONS = 1024;
const TITAN_V1_DIMENSIONS = 1536;

/** Answers a request for vectors or images. The same body gets the same answer. */
export function mediaAnswer(format: MediaFormat, body: JsonObject, modelId: string, random: Random): JsonObject {
  switch (format) {
    case 'titan-embed':
      return titanEmbedding(body, modelId, random);
    case 'cohere-embed':
      return cohereEmbeddings(body, random);
    case 'amazon-image':
      return { images: repeat(numberIn(body.imageGenerationConfig, 'numberOfImages') ?? 1, () => PIXEL), error: null };
    case 'stability-sdxl':
      return { result: 'success', artifacts: [{ seed: numberIn(body, 'seed') ?? 0, base64: PIXEL, finishReason: 'SUCCESS' }] };
    case 'stability-image':
      return { seeds: [numberIn(body, 'seed') ?? 0], finish_reasons: [null], images: [PIXEL] };
  }
}

function titanEmbedding(body: JsonObject, modelId: string, random: Random): JsonObject {
  const inputTextTokenCount = estimateTokens(String(body.inputText ?? ''));
  if (modelId.includes('embed-text-v1')) return { embedding: unitVector(TITAN_V1_DIMENSIONS, random), inputTextTokenCount };
  const length = numberIn(body, 'dimensions') ?? numberIn(body.embeddingConfig, 'outputEmbeddingLength') ?? 1024;
  const embedding = unitVector(length, random);
  if (modelId.includes('embed-image')) return { embedding, inputTextTokenCount };
  const types = Array.isArray(body.embeddingTypes) ? body.embeddingTypes : ['float'];
  const isFloat = types.includes('float');
  return {
    ...(isFloat && { embedding }),
    embeddingsByType: {
      ...(isFloat && { float: embedding }),
      ...(types.includes('binary') && { binary: embedding.map((value) => (value > 0 ? 1 : 0)) }),
    },
    inputTextTokenCount,
  };
}

function cohereEmbeddings(body: JsonObject, random: Random): JsonObject {
  const texts = Array.isArray(body.texts) ? body.texts : [];
  const vectors = texts.map(() => unitVector(numberIn(body, 'output_dimension') ?? COHERE_DIMENSIONS, random));
  const isTyped = Array.isArray(body.embedding_types);
  return {
    id: 'local',
    response_type: isTyped ? 'embeddings_by_type' : 'embeddings_floats',
    embeddings: isTyped ? { float: vectors } : vectors,
    texts,
  };
}

function unitVector(length: number, random: Random): readonly number[] {
  const values = repeat(length, () => pickInteger(random, -1000, 1000));
  const norm = Math.hypot(...values) || 1;
  return values.map((value) => value / norm);
}

const MAX_REPEATS = 4096;

function repeat<Item>(count: number, make: () => Item): readonly Item[] {
  return Array.from({ length: Math.min(count, MAX_REPEATS) }, make);
}

function numberIn(value: unknown, name: string): number | undefined {
  const member = (value as JsonObject | null | undefined)?.[name];
  return typeof member === 'number' ? member : undefined;
}
