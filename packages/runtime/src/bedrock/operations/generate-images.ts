import { BamlClientHttpError } from '../../errors/index.ts';
import { Image } from '../../media/index.ts';
import { IMAGE_FAMILIES, type ImageFamily, type ImageRequest, type SizedRequest } from './image-families.ts';
import { invokeOperation, type OperationCall } from './operation.ts';

/** The images of one request. */
export interface GeneratedImages {
  readonly images: readonly Image[];
}

/** Lets the model paint, and gives what it painted as values that functions take. */
export async function generateImages(call: OperationCall, request: ImageRequest): Promise<GeneratedImages> {
  const family = call.family(IMAGE_FAMILIES, 'images');
  if (request.prompt === undefined && request.extra === undefined) throw call.error('an image needs a prompt');
  checkOptions(call, family, request);
  const body = { ...family.body(sized(call, family, request)), ...request.extra };
  const operation = invokeOperation(call, body, (answer) => {
    const refusal = family.refusal(answer);
    if (refusal !== undefined) return { refusal };
    const images = family.images(answer);
    return images === undefined ? undefined : { images };
  });
  const answer = await call.send<{ readonly refusal: string } | { readonly images: readonly string[] }>(operation);
  if ('refusal' in answer) throw contentFiltered(call, answer.refusal);
  const type = `image/${request.outputFormat ?? 'png'}`;
  return { images: answer.images.map((base64) => Image.fromBase64<Image>(type, base64)) };
}

function checkOptions(call: OperationCall, { options }: ImageFamily, request: ImageRequest): void {
  const known: ReadonlySet<string> = new Set(['prompt', 'extra', ...options]);
  for (const [name, value] of Object.entries(request)) {
    if (value !== undefined && !known.has(name)) throw call.error(`${call.connection.options.model} does not take ${name}`);
  }
}

function sized(call: OperationCall, { sizeProblem }: ImageFamily, request: ImageRequest): SizedRequest {
  if (request.size === undefined) return request;
  const [, width, height] = (/^(\d{1,5})x(\d{1,5})$/.exec(request.size) ?? []).map(Number);
  if (width === undefined || height === undefined) throw call.error(`size "${request.size}" is not of the form "512x512"`);
  const problem = sizeProblem?.(width, height);
  if (problem !== undefined) throw call.error(`size "${request.size}": ${problem}`);
  return { ...request, width, height };
}

function contentFiltered(call: OperationCall, reason: string): BamlClientHttpError {
  const { client, options } = call.connection;
  return new BamlClientHttpError({
    message: `client "${client}": ${options.model} did not paint the image: ${reason}`,
    client_name: client,
    model: options.model,
    status_code: 200,
    error_type: 'ContentFiltered',
  });
}
