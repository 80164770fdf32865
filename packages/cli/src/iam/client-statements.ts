import { baseModelId } from 'outcrop/bedrock';
import type { ClientData } from 'outcrop/program';
import type { Environment } from '../environment/read-environment.ts';
import { modelForm } from '../models/model-form.ts';
import { readTextOption } from '../project/read-option.ts';

/** What a client needs to be allowed. */
export interface ClientNeeds {
  /** ARNs of models and inference profiles. */
  readonly models: readonly string[];
  /** ARNs of guardrails. */
  readonly guardrails: readonly string[];
}

/** Works out which resources a client uses. A region or model that is not known stands as `*`. */
export function clientNeeds({ options }: ClientData, environment: Environment): ClientNeeds {
  const region = readTextOption(options.region, environment) ?? '*';
  const ids = [options.model, options.model_id, options.inference_profile].flatMap((value) =>
    value === undefined ? [] : [readTextOption(value, environment) ?? '*'],
  );
  const guardrail = (options.guardrail_config as { readonly guardrail_identifier?: string } | undefined)?.guardrail_identifier;
  return {
    models: ids.flatMap((id) => modelResources(id, region)),
    guardrails: guardrail === undefined ? [] : [guardrailResource(guardrail, region)],
  };
}

/** The resources of a model id: an inference profile needs the models that it leads to as well, in all of their regions. */
export function modelResources(id: string, region: string): readonly string[] {
  const partition = partitionOf(region);
  const form = modelForm(id);
  switch (form.kind) {
    case 'model':
      return [`arn:${partition}:bedrock:${region}::foundation-model/${form.id}`];
    case 'inference profile':
      return [`arn:${partition}:bedrock:${region}:*:inference-profile/${id}`, `arn:${partition}:bedrock:*::foundation-model/${form.model}`];
    case 'ARN':
      return form.resource.endsWith('inference-profile')
        ? [id, `arn:${partition}:bedrock:*::foundation-model/${baseModelId(id) ?? '*'}`]
        : [id];
  }
}

function guardrailResource(id: string, region: string): string {
  return id.startsWith('arn:') ? id : `arn:${partitionOf(region)}:bedrock:${region}:*:guardrail/${id}`;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
