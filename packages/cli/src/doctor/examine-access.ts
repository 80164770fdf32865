import type { BedrockClient, GetFoundationModelAvailabilityResponse } from '@aws-sdk/client-bedrock';
import { baseModelId } from 'outcrop/bedrock';
import { describeError } from '../aws/describe-error.ts';
import { type Destination, isOfAws } from '../aws/destination.ts';
import { endpointOf, sdkConfig } from '../aws/sdk-config.ts';
import { modelForm } from '../models/model-form.ts';
import { readTextOption } from '../project/read-option.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './patient.ts';

/** Where a model is looked for that the region does not have. */
const OTHER_REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'eu-central-1',
  'eu-west-1',
  'eu-west-3',
  'ap-northeast-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-south-1',
  'ca-central-1',
  'sa-east-1',
];

/** One model in the control plane of Amazon Bedrock. */
interface Catalogue {
  readonly sdk: typeof import('@aws-sdk/client-bedrock');
  readonly client: BedrockClient;
  /** The same for another region. */
  readonly inRegion: (region: string) => BedrockClient;
  readonly region: string;
  /** As the project writes it. */
  readonly id: string;
  /** The foundation model behind it. */
  readonly model: string;
}

/** Asks whether the region has the model, how it may be called, and whether the account has access. */
export async function* examineAccess(patient: Patient, destination: Destination): AsyncGenerator<Finding> {
  const catalogue = await openCatalogue(patient, destination);
  if (catalogue === undefined) return;
  try {
    const finding = (await examineForm(catalogue)) ?? (await examineAgreement(catalogue));
    yield { name: 'access', ...finding };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    // An endpoint that only stands in for the runtime has no catalogue.
    if (name.startsWith('UnknownOperation')) return;
    const advice = /^AccessDenied/.test(name)
      ? 'Only calls need permission; to look here as well allow bedrock:GetFoundationModel, bedrock:GetFoundationModelAvailability, bedrock:GetInferenceProfile.'
      : 'Calls may work all the same.';
    yield { name: 'access', status: 'warning', detail: `not known: ${describeError(error)}`, advice };
  }
}

/** Undefined where there is nobody to ask, or an ARN hides the model. */
async function openCatalogue(patient: Patient, destination: Destination): Promise<Catalogue | undefined> {
  const { client, environment } = patient;
  const { model: written, model_id, inference_profile } = client.data.options;
  const endpoint = endpointOf('BEDROCK', environment);
  const id = readTextOption(inference_profile ?? written ?? model_id, environment) ?? '';
  const model = baseModelId(id);
  const isKnown = endpoint !== undefined || isOfAws(destination.endpoint);
  if (!isKnown || model === undefined || destination.auth.kind === 'none') return undefined;
  const sdk = await import('@aws-sdk/client-bedrock');
  const inRegion = (region: string): BedrockClient =>
    new sdk.BedrockClient(sdkConfig(patient.engine.platform, destination, { region, endpoint }));
  const { region } = destination;
  return { sdk, client: inRegion(region), inRegion, region, id, model };
}

type Outcome = Omit<Finding, 'name'>;

/** Something only when the model cannot be called by what the project writes. */
function examineForm(catalogue: Catalogue): Promise<Outcome | undefined> {
  switch (modelForm(catalogue.id).kind) {
    case 'model':
      return examineModel(catalogue);
    case 'inference profile':
      return examineProfile(catalogue);
    case 'ARN':
      return Promise.resolve(undefined);
  }
}

async function examineModel(catalogue: Catalogue): Promise<Outcome | undefined> {
  const { sdk, client, model, region, inRegion } = catalogue;
  const lookIn = (place: BedrockClient) => ifThere(() => place.send(new sdk.GetFoundationModelCommand({ modelIdentifier: model })));
  const found = await lookIn(client);
  if (found !== undefined) {
    const types = found.modelDetails?.inferenceTypesSupported;
    if (types === undefined || types.includes('ON_DEMAND')) return undefined;
    const detail = `${model} can only be called through an inference profile in ${region}`;
    return { status: 'failed', detail, advice: await profileAdvice(catalogue) };
  }
  // A region that gives no answer may have it or not: it is not named.
  const others = OTHER_REGIONS.map(async (other) => ((await lookIn(inRegion(other)).catch(() => undefined)) === undefined ? [] : [other]));
  const regions = (await Promise.all(others)).flat();
  const advice =
    regions.length === 0
      ? 'No other region is known to have it: check the id. `outcrop models` lists those that are known.'
      : `Regions that have it: ${regions.join(', ')}.`;
  return { status: 'failed', detail: `${region} does not have ${model}`, advice };
}

async function examineProfile(catalogue: Catalogue): Promise<Outcome | undefined> {
  const { sdk, client, id, region } = catalogue;
  const found = await ifThere(() => client.send(new sdk.GetInferenceProfileCommand({ inferenceProfileIdentifier: id })));
  if (found !== undefined) return undefined;
  return { status: 'failed', detail: `${region} does not have the inference profile ${id}`, advice: await profileAdvice(catalogue) };
}

/** What the service answers, or undefined when it says that there is no such thing. */
async function ifThere<Answer>(look: () => Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof Error && /^(ResourceNotFound|Validation)/.test(error.name)) return undefined;
    throw error;
  }
}

async function profileAdvice({ sdk, client, model }: Catalogue): Promise<string> {
  const profiles: string[] = [];
  for await (const page of sdk.paginateListInferenceProfiles({ client }, {})) {
    for (const { inferenceProfileId = '', models = [] } of page.inferenceProfileSummaries ?? []) {
      if (models.some(({ modelArn = '' }) => modelArn.endsWith(`/${model}`))) profiles.push(inferenceProfileId);
    }
  }
  return profiles.length === 0
    ? 'The region has no inference profile for this model. Choose another region or model.'
    : `Write ${profiles.map((profile) => `model "${profile}"`).join(' or ')}.`;
}

/** What the account may do with the model. */
async function examineAgreement({ sdk, client, region, model }: Catalogue): Promise<Outcome> {
  const answer = await client.send(new sdk.GetFoundationModelAvailabilityCommand({ modelId: model }));
  const missing = missingParts(answer);
  if (missing.length === 0) return { status: 'ok', detail: `${model} is available in ${region}, access granted` };
  const console = `https://${region}.console.aws.amazon.com/bedrock/home?region=${region}#/modelaccess`;
  return { status: 'failed', detail: `${model}: ${missing.join(', ')}`, advice: `Request access to the model: ${console}` };
}

function missingParts(answer: GetFoundationModelAvailabilityResponse): readonly string[] {
  const { agreementAvailability, authorizationStatus, entitlementAvailability, regionAvailability } = answer;
  return [
    ...(authorizationStatus === 'NOT_AUTHORIZED' ? ['the account is not authorized'] : []),
    ...(entitlementAvailability === 'NOT_AVAILABLE' ? ['access is not granted'] : []),
    ...(agreementAvailability?.status === 'NOT_AVAILABLE' ? ['its terms are not accepted'] : []),
    ...(regionAvailability === 'NOT_AVAILABLE' ? ['not available in this region'] : []),
  ];
}
