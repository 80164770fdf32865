import { baseModelId, parseModelArn } from 'outcrop/bedrock';

/** What a model id is, by its form. */
export type ModelForm =
  | { readonly kind: 'model'; readonly id: string }
  | { readonly kind: 'inference profile'; readonly geography: string; readonly model: string }
  | { readonly kind: 'ARN'; readonly resource: string; readonly region: string; readonly name: string };

/** Tells what a model id is. */
export function modelForm(id: string): ModelForm {
  const arn = parseModelArn(id);
  if (arn !== undefined) return { kind: 'ARN', resource: arn.resource, region: arn.region, name: arn.name };
  const model = baseModelId(id);
  return model === undefined || model === id
    ? { kind: 'model', id }
    : { kind: 'inference profile', geography: id.slice(0, -model.length - 1), model };
}
