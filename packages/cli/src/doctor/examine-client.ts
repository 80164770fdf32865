import { BamlClientHttpError, isBamlError, type ProgramClient, type SignedRequest } from 'outcrop';
import type { OptionValue, Program } from 'outcrop/program';
import { memberOf, openProgram } from '../calls/open-program.ts';
import type { Environment } from '../environment/read-environment.ts';
import { modelForm } from '../models/model-form.ts';
import type { NamedClient } from '../project/bedrock-clients.ts';
import { readTextOption, variableOf } from '../project/read-option.ts';
import { describeRegionSource } from './describe-region-source.ts';
import type { Finding } from './finding.ts';
import { watchedEngine } from './watched-engine.ts';

/** A client, and what examining it needs. */
export interface Patient {
  readonly client: NamedClient;
  /** The project, with a function that calls the client and takes nothing. */
  readonly program: Program;
  readonly functionName: string;
  readonly environment: Environment;
  readonly mayInvoke: boolean;
}

/** The shortest call there is. */
const ONE_TOKEN = { inference_configuration: { max_tokens: 1 } } as const;
const TIMEOUT_MS = 30_000;

/** Examines one client step by step. A step that cannot work ends the examination. */
export async function* examineClient(patient: Patient): AsyncGenerator<Finding, void, undefined> {
  const { name } = patient.client;
  for await (const finding of steps(patient)) {
    yield { ...finding, client: name };
    if (finding.status === 'failed') return;
  }
}

async function* steps(patient: Patient): AsyncGenerator<Finding, void, undefined> {
  const { client, environment, mayInvoke } = patient;
  yield* missingVariables(client.data.options, environment);
  yield examineModel(client, environment);
  const engine = watchedEngine();
  const program = openProgram(patient.program, engine);
  try {
    yield* describeRequest(await buildRequest(program, patient), patient, engine.expiration());
    if (mayInvoke) yield await invoke(program, patient);
  } catch (error) {
    yield describeError('credentials and region', error);
  }
}

/** Every variable that the options name and nobody sets. */
function* missingVariables(options: OptionValue, environment: Environment, path: string = ''): Generator<Finding> {
  const variable = variableOf(options);
  if (variable !== undefined) {
    if ((environment[variable] ?? '') !== '') return;
    yield {
      name: 'variables',
      status: 'failed',
      detail: `${variable} is not set (option ${path})`,
      advice: `Set ${variable}, or change the option.`,
    };
  } else if (typeof options === 'object' && options !== null) {
    for (const [key, value] of Object.entries(options)) yield* missingVariables(value, environment, path === '' ? key : `${path}.${key}`);
  }
}

function examineModel({ data: { options } }: NamedClient, environment: Environment): Finding {
  const id = readTextOption(options.model ?? options.model_id ?? options.inference_profile, environment);
  if (id === undefined) return { name: 'model', status: 'failed', detail: 'no model id', advice: 'Set the option model.' };
  const form = modelForm(id);
  return { name: 'model', status: 'ok', detail: `${id} (${form.kind === 'ARN' ? `ARN of a ${form.resource}` : form.kind})` };
}

function buildRequest(program: ProgramClient, { functionName, environment }: Patient): Promise<SignedRequest> {
  return memberOf(program.request, functionName)({ env: environment });
}

function* describeRequest(request: SignedRequest, patient: Patient, expiration: Date | undefined): Generator<Finding> {
  const { auth } = request.client_details;
  const region = /Credential=[^/]*\/\d+\/([^/]+)\//.exec(request.headers.authorization ?? '')?.[1];
  if (region !== undefined) {
    const source = describeRegionSource(patient.client.data.options, region, patient.environment);
    yield { name: 'region', status: 'ok', detail: `${region} (${source})` };
  }
  const until = expiration === undefined ? '' : `, valid until ${expiration.toISOString()}`;
  yield { name: 'credentials', status: 'ok', detail: `${auth.kind} from ${auth.source}${until}` };
  yield { name: 'endpoint', status: 'ok', detail: new URL(request.url).origin };
}

async function invoke(program: ProgramClient, { functionName, environment }: Patient): Promise<Finding> {
  const start = performance.now();
  const worked = (): Finding => ({ name: 'call', status: 'ok', detail: `answered in ${Math.round(performance.now() - start)} ms` });
  const call = memberOf(program as unknown as Readonly<Record<string, (options: object) => Promise<unknown>>>, functionName);
  try {
    await call({ env: environment, bedrock: ONE_TOKEN, timeoutMs: TIMEOUT_MS });
    return worked();
  } catch (error) {
    // One token may be too short to hold text: the service did answer.
    return error instanceof BamlClientHttpError && error.status_code === 200 ? worked() : describeError('call', error);
  }
}

function describeError(name: string, error: unknown): Finding {
  if (!isBamlError(error)) throw error;
  const { message, help } = error.toDetails();
  return { name, status: 'failed', detail: message, ...(help !== undefined && { advice: help }) };
}
