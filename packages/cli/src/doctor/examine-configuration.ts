import type { OptionValue } from 'outcrop/program';
import type { Destination } from '../aws/destination.ts';
import { findRegionVariable } from '../aws/find-region.ts';
import { modelForm } from '../models/model-form.ts';
import { readTextOption, variableOf } from '../project/read-option.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './patient.ts';

const SOON_MS = 10 * 60_000;

/** Every variable that the options of a client name and nobody sets. */
export function* missingVariables({ client, environment }: Patient): Generator<Finding> {
  for (const { variable, path } of namedVariables(client.data.options, '')) {
    if ((environment[variable] ?? '') !== '') continue;
    const detail = `${variable} is not set (option ${path})`;
    yield { name: 'variables', status: 'failed', detail, advice: `Set ${variable}, or change the option.` };
  }
}

function* namedVariables(value: OptionValue, path: string): Generator<{ readonly variable: string; readonly path: string }> {
  const variable = variableOf(value);
  if (variable !== undefined) yield { variable, path };
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* namedVariables(inner, path === '' ? key : `${path}.${key}`);
  }
}

/** Says what kind of model a client calls. */
export function describeModel({ client: { data }, environment }: Patient): Finding {
  const { model, model_id, inference_profile } = data.options;
  const id = readTextOption(inference_profile ?? model ?? model_id, environment);
  if (id === undefined) return { name: 'model', status: 'failed', detail: 'no model id', advice: 'Set the option model.' };
  const form = modelForm(id);
  return { name: 'model', status: 'ok', detail: `${id} (${form.kind === 'ARN' ? `ARN of a ${form.resource}` : form.kind})` };
}

/** Says which region a client calls, and where that was found. */
export function describeRegion(patient: Patient, region: string): Finding {
  return { name: 'region', status: 'ok', detail: `${region} (${regionSource(patient, region)})` };
}

function regionSource({ client: { data }, environment }: Patient, region: string): string {
  const { options } = data;
  if (options.region !== undefined) {
    const variable = variableOf(options.region);
    return variable === undefined ? 'client option region' : `client option region, ${variable}`;
  }
  const variable = findRegionVariable(environment);
  if (variable !== undefined) return variable;
  if (options.default_region === region) return 'client option default_region';
  return `profile "${readTextOption(options.profile, environment) ?? environment.AWS_PROFILE ?? 'default'}"`;
}

/** Says where credentials came from and how long they last; never what they are. */
export function describeCredentials({ auth }: Destination): Finding {
  const expiration = auth.kind === 'sigv4' ? auth.credentials.expiration : undefined;
  const until = expiration === undefined ? '' : `, valid until ${expiration.toISOString()}`;
  const detail = `${auth.kind} from ${auth.source}${until}`;
  if (expiration === undefined || expiration.getTime() - Date.now() > SOON_MS) return { name: 'credentials', status: 'ok', detail };
  return { name: 'credentials', status: 'warning', detail, advice: 'They expire soon: sign in again, or refresh them.' };
}
