/** What a model id is, by its form. */
export type ModelForm =
  | { readonly kind: 'model'; readonly id: string }
  | { readonly kind: 'inference profile'; readonly geography: string; readonly model: string }
  | { readonly kind: 'ARN'; readonly resource: string; readonly region: string; readonly name: string };

const GEOGRAPHY = /^(us-gov|global|apac|us|eu|jp|au|ca)\.(.+)$/;
const ARN = /^arn:aws[a-z-]*:[a-z0-9-]+:([a-z0-9-]*):(?:\d{12})?:([a-z-]+)\/(.+)$/;

/** Tells what a model id is. */
export function modelForm(id: string): ModelForm {
  const [, region = '', resource, name = ''] = ARN.exec(id) ?? [];
  if (resource !== undefined) return { kind: 'ARN', resource, region, name };
  const [, geography, model = ''] = GEOGRAPHY.exec(id) ?? [];
  return geography === undefined ? { kind: 'model', id } : { kind: 'inference profile', geography, model };
}

/** The id of a foundation model behind an id or profile; undefined where an ARN hides it. */
export function foundationModel(id: string): string | undefined {
  const form = modelForm(id);
  switch (form.kind) {
    case 'model':
      return form.id;
    case 'inference profile':
      return form.model;
    case 'ARN':
      return form.resource === 'foundation-model' || form.resource === 'inference-profile' ? foundationModel(form.name) : undefined;
  }
}
