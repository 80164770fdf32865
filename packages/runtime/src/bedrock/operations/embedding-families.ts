// How each family of embedding models takes its inputs and gives its vectors. Wire: all are asked with InvokeModel.
import type { Media } from '../../media/media.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { given } from './request-parts.ts';

/** What is turned into one vector: a text, an image, or both together where the model takes both. */
export type EmbeddingInput = string | { readonly text?: string; readonly image?: Media };

/** What the vectors are to be like. What a model does not know is an error. */
export interface EmbeddingOptions {
  /** Length of the vectors. */
  readonly dimensions?: number;
  /** Vectors of length 1. */
  readonly normalize?: boolean;
  /** `base64` asks for binary vectors. */
  readonly encodingFormat?: 'float' | 'base64';
  /** What the vectors are for. */
  readonly inputType?: 'search_document' | 'search_query' | 'classification' | 'clustering' | 'image';
  /** Where texts that are too long are cut. */
  readonly truncate?: 'NONE' | 'START' | 'END';
}

/** An input in its parts. */
export interface InputParts {
  readonly text?: string;
  readonly image?: { readonly base64: string; readonly mediaType: string };
}

/** How one family of models is asked for vectors. */
export interface EmbeddingFamily {
  readonly models: RegExp;
  /** Inputs of one request. */
  readonly batch: number;
  readonly takesImages: boolean;
  /** The options that the family knows, and the values of those that have a list. */
  readonly options: { readonly [Name in keyof EmbeddingOptions]-?: true | readonly EmbeddingOptions[Name][] | undefined };
  body(inputs: readonly InputParts[], options: EmbeddingOptions): JsonObject;
  /** The vectors of an answer, in the order of the inputs; undefined when there are none. */
  vectors(answer: JsonObject): readonly (readonly number[])[] | undefined;
}

const NOTHING = { dimensions: undefined, normalize: undefined, encodingFormat: undefined, inputType: undefined, truncate: undefined };

/** The families that are known. The first whose pattern fits the id of a model counts. */
export const EMBEDDING_FAMILIES: readonly EmbeddingFamily[] = [
  {
    models: /^amazon\.titan-embed-(g1-)?text-(v1|0[12])/,
    batch: 1,
    takesImages: false,
    options: { ...NOTHING, encodingFormat: ['float'] },
    body: ([input]) => ({ inputText: input?.text ?? '' }),
    vectors: titanVectors,
  },
  {
    models: /^amazon\.titan-embed-text-v2/,
    batch: 1,
    takesImages: false,
    options: { ...NOTHING, dimensions: [256, 512, 1024], normalize: true, encodingFormat: ['float', 'base64'] },
    body: ([input], { dimensions, normalize, encodingFormat }) => ({
      inputText: input?.text ?? '',
      ...given({ dimensions, normalize }),
      ...(encodingFormat === undefined ? {} : { embeddingTypes: [encodingFormat === 'float' ? 'float' : 'binary'] }),
    }),
    vectors: titanVectors,
  },
  {
    models: /^amazon\.titan-embed-image/,
    batch: 1,
    takesImages: true,
    options: { ...NOTHING, dimensions: [256, 384, 1024], encodingFormat: ['float'] },
    body: ([input], { dimensions }) => ({
      ...given({ inputText: input?.text, inputImage: input?.image?.base64 }),
      ...(dimensions === undefined ? {} : { embeddingConfig: { outputEmbeddingLength: dimensions } }),
    }),
    vectors: titanVectors,
  },
  {
    models: /^cohere\.embed-/,
    batch: 96,
    takesImages: false,
    options: { ...NOTHING, dimensions: true, encodingFormat: ['float'], inputType: true, truncate: true },
    body: (inputs, { inputType = 'search_document', truncate, encodingFormat, dimensions }) => ({
      texts: inputs.map(({ text }) => text ?? ''),
      input_type: inputType,
      ...given({ truncate, output_dimension: dimensions }),
      ...(encodingFormat === undefined ? {} : { embedding_types: ['float'] }),
    }),
    vectors: ({ embeddings }) => vectorList(isJsonObject(embeddings) ? embeddings.float : embeddings),
  },
];

/** Wire: the types that were asked for stand in `embeddingsByType`, one of them in `embedding` too. */
function titanVectors({ embedding, embeddingsByType }: JsonObject): readonly (readonly number[])[] | undefined {
  const byType = isJsonObject(embeddingsByType) ? (embeddingsByType.float ?? embeddingsByType.binary) : undefined;
  return vectorList([byType ?? embedding ?? null]);
}

function vectorList(value: Json | undefined): readonly (readonly number[])[] | undefined {
  const isList = Array.isArray(value) && value.every((vector) => Array.isArray(vector));
  return isList ? (value as readonly (readonly number[])[]) : undefined;
}
