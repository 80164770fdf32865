// How each family of image models takes a prompt and gives its images. Wire: all are asked with InvokeModel.
import { type Json, type JsonObject, objectsIn } from '../json.ts';
import { given } from './request-parts.ts';

/** What to paint. What a model does not know is an error. */
export interface ImageRequest {
  readonly prompt?: string;
  readonly negativePrompt?: string;
  /** Number of images. */
  readonly n?: number;
  /** Width and height in pixels: `512x512`. */
  readonly size?: string;
  /** `16:9`, for models that choose the size themselves. */
  readonly aspectRatio?: string;
  readonly quality?: 'standard' | 'medium' | 'low' | 'hd' | 'high' | 'premium';
  readonly seed?: number;
  /** How closely the image follows the prompt. */
  readonly cfgScale?: number;
  readonly steps?: number;
  readonly outputFormat?: 'png' | 'jpeg' | 'webp';
  /** Further members of the body, laid over the others: other tasks of the model, such as `{ taskType: 'INPAINTING', inPaintingParams: … }`. */
  readonly extra?: JsonObject;
}

/** A request whose size has been read. */
export interface SizedRequest extends ImageRequest {
  readonly width?: number;
  readonly height?: number;
}

/** How one family of models is asked for images. */
export interface ImageFamily {
  readonly models: RegExp;
  /** Options besides prompt and extra that the family knows. */
  readonly options: readonly (keyof ImageRequest)[];
  /** What is wrong with a size, if anything. */
  sizeProblem?(width: number, height: number): string | undefined;
  body(request: SizedRequest): JsonObject;
  /** The images as base64 text; undefined when the answer holds none. */
  images(answer: JsonObject): readonly string[] | undefined;
  /** Why the model refused to paint; undefined when it did not. */
  refusal(answer: JsonObject): string | undefined;
}

const PREMIUM: ReadonlySet<string> = new Set(['hd', 'high', 'premium']);

/** The families that are known. The first whose pattern fits the id of a model counts. */
export const IMAGE_FAMILIES: readonly ImageFamily[] = [
  {
    models: /^stability\.stable-diffusion-xl/,
    options: ['size', 'seed', 'cfgScale', 'steps', 'negativePrompt'],
    sizeProblem: (width, height) =>
      [width, height].every((side) => side >= 128 && side % 64 === 0) ? undefined : 'sides must be multiples of 64, and at least 128',
    body: ({ prompt = '', negativePrompt, width, height, seed, cfgScale, steps }) => ({
      text_prompts: [{ text: prompt, weight: 1 }, ...(negativePrompt === undefined ? [] : [{ text: negativePrompt, weight: -1 }])],
      ...given({ cfg_scale: cfgScale, seed, steps, width, height }),
    }),
    images: ({ artifacts }) => textList(objectsIn(artifacts).map(({ base64 }) => base64)),
    refusal: ({ artifacts }) =>
      firstText(objectsIn(artifacts).map(({ finishReason }) => (finishReason === 'SUCCESS' ? null : finishReason))),
  },
  {
    models: /^stability\.(sd3|stable-image)/,
    options: ['aspectRatio', 'negativePrompt', 'seed', 'outputFormat'],
    body: ({ prompt = '', aspectRatio, negativePrompt, seed, outputFormat }) => ({
      prompt,
      mode: 'text-to-image',
      ...given({ aspect_ratio: aspectRatio, negative_prompt: negativePrompt, seed, output_format: outputFormat }),
    }),
    images: ({ images }) => textList(images),
    refusal: ({ finish_reasons: reasons }) => (Array.isArray(reasons) ? firstText(reasons) : undefined),
  },
  {
    models: /^amazon\.(titan-image|nova-canvas)/,
    options: ['n', 'size', 'quality', 'seed', 'cfgScale', 'negativePrompt'],
    body: ({ prompt, negativePrompt, n, width, height, cfgScale, seed, quality }) => {
      const level = quality === undefined ? undefined : PREMIUM.has(quality) ? 'premium' : 'standard';
      const config = given({ width, height, numberOfImages: n, cfgScale, seed, quality: level });
      return {
        taskType: 'TEXT_IMAGE',
        ...(prompt === undefined ? {} : { textToImageParams: { text: prompt, ...given({ negativeText: negativePrompt }) } }),
        ...(Object.keys(config).length === 0 ? {} : { imageGenerationConfig: config }),
      };
    },
    images: ({ images }) => textList(images),
    refusal: ({ error }) => firstText([error]),
  },
];

function textList(value: Json | undefined | readonly (Json | undefined)[]): readonly string[] | undefined {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? (value as readonly string[]) : undefined;
}

function firstText(values: readonly (Json | undefined)[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string' && value !== '');
}
