const GEOGRAPHY = /^(us-gov|global|apac|us|eu|jp|au|ca)\./;
const ARN = /^arn:(aws[a-z-]*):([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:([a-z-]+)\/(.+)$/;

/** What an ARN names. */
export interface ModelArn {
  readonly service: string;
  /** Empty in the ARNs of foundation models that name no region. */
  readonly region: string;
  /** `foundation-model`, `inference-profile`, `application-inference-profile`, `prompt`, … */
  readonly resource: string;
  readonly name: string;
}

/** Takes an ARN apart; undefined for anything else, plain model ids included. */
export function parseModelArn(id: string): ModelArn | undefined {
  const match = ARN.exec(id);
  if (match === null) return undefined;
  const [, , service = '', region = '', , resource = '', name = ''] = match;
  return { service, region, resource, name };
}

/**
 * The id under which capability facts are filed: geography prefix removed, ARNs of foundation models and system inference profiles replaced
 * by the id they end in. Undefined for ARNs that hide their model.
 */
export function baseModelId(id: string): string | undefined {
  if (!id.startsWith('arn:')) return id.replace(GEOGRAPHY, '');
  const arn = parseModelArn(id);
  if (arn === undefined || (arn.resource !== 'foundation-model' && arn.resource !== 'inference-profile')) return undefined;
  return arn.name.replace(GEOGRAPHY, '');
}

const RESOURCE_FORMS: ReadonlyMap<string, RegExp> = new Map([
  ['custom-model', /^[a-z0-9-]{1,63}\.[a-z0-9-]{1,63}\/[a-z0-9]{12}$/],
  ['foundation-model', /^[a-z0-9-]{1,63}\.[a-z0-9-]{1,63}([.:]?[a-z0-9-]{1,63})*$/],
  ['imported-model', /^[a-z0-9]{12}$/],
  ['provisioned-model', /^[a-z0-9]{12}$/],
  ['custom-model-deployment', /^[a-z0-9]{12}$/],
  ['inference-profile', /^[a-zA-Z0-9-:.]+$/],
  ['application-inference-profile', /^[a-zA-Z0-9-:.]+$/],
  ['prompt', /^[0-9a-zA-Z]{10}(:[0-9]{1,5})?$/],
  ['prompt-router', /^[a-zA-Z0-9-:.]+$/],
  ['default-prompt-router', /^[a-zA-Z0-9-:.]+$/],
]);

/** Tells what is wrong with a model id or ARN, as far as its form shows. Undefined when nothing is. */
export function modelIdProblem(id: string): string | undefined {
  if (id.length > 2048) return 'the model id is longer than 2048 characters';
  if (!id.startsWith('arn:')) return undefined;
  const arn = parseModelArn(id);
  const isEndpoint = arn?.service === 'sagemaker' && arn.resource === 'endpoint';
  const fits =
    arn !== undefined && (isEndpoint || (arn.service === 'bedrock' && RESOURCE_FORMS.get(arn.resource)?.test(arn.name) === true));
  return fits ? undefined : `"${id}" is not the ARN of a model, inference profile, prompt or prompt router`;
}

/** Percent-encodes a model id as one path segment: the wire form of `{modelId}`. */
export function encodePathLabel(label: string): string {
  return encodeURIComponent(label).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
