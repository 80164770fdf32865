import { KNOWN_MODELS } from 'outcrop/bedrock';

/** Models of vectors and images. */
const OTHER_MODELS = [
  'amazon.nova-canvas-v1:0',
  'amazon.titan-embed-image-v1',
  'amazon.titan-embed-text-v1',
  'amazon.titan-embed-text-v2:0',
  'cohere.embed-english-v3',
  'cohere.embed-multilingual-v3',
  'stability.sd3-5-large-v1:0',
];

/** The foundation models that the endpoint lists, in alphabetical order. Any other id is answered too. */
export const MODEL_NAMES: readonly string[] = [...KNOWN_MODELS, ...OTHER_MODELS].sort();
