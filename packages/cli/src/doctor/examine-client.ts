import { BamlClientHttpError, BamlInvalidArgumentError, isBamlError } from 'outcrop';
import { overlayOptions } from 'outcrop/bedrock';
import type { Destination } from '../aws/destination.ts';
import { openEngine } from '../calls/open-program.ts';
import { platformWithoutCredentials, WITHOUT_CREDENTIALS } from '../calls/without-credentials.ts';
import { examineAccess } from './examine-access.ts';
import { examineCall } from './examine-call.ts';
import { describeCredentials, describeModel, describeRegion, missingVariables } from './examine-configuration.ts';
import { examineEndpoint } from './examine-endpoint.ts';
import { examineIdentity } from './examine-identity.ts';
import { examineProxy } from './examine-proxy.ts';
import { type Finding, failedBy } from './finding.ts';
import type { Patient } from './patient.ts';

/** Examines one client step by step. A step that cannot work ends the examination. */
export async function* examineClient(patient: Patient): AsyncGenerator<Finding, void, undefined> {
  const { name } = patient.client;
  for await (const finding of steps(patient)) {
    yield { ...finding, client: name };
    if (finding.status === 'failed') return;
  }
}

async function* steps(patient: Patient): AsyncGenerator<Finding, void, undefined> {
  yield* missingVariables(patient);
  yield describeModel(patient);
  let destination: Destination;
  try {
    yield describeRegion(patient, await findRegion(patient));
    destination = await connect(patient, patient.client.data.options);
  } catch (error) {
    yield failedBy(nameOf(error), error, adviceFor(error));
    return;
  }
  yield describeCredentials(destination);
  yield* examineIdentity(patient, destination);
  yield* examineAccess(patient, destination);
  yield* examineProxy(patient, destination);
  yield await examineEndpoint(patient, destination);
  if (patient.mayInvoke) yield await examineCall(patient);
}

/** The region is worth knowing even when there are no credentials. */
async function findRegion(patient: Patient): Promise<string> {
  const engine = openEngine(platformWithoutCredentials());
  const { region } = await connect({ ...patient, engine }, overlayOptions(patient.client.data.options, WITHOUT_CREDENTIALS));
  return region;
}

function connect({ client, engine, environment }: Patient, options: Readonly<Record<string, unknown>>): Promise<Destination> {
  return engine.bedrock.connect(client.name, options, (name) => environment[name]).destination();
}

function nameOf(error: unknown): string {
  if (error instanceof BamlInvalidArgumentError) return 'options';
  return error instanceof BamlClientHttpError && error.advice === 'region_missing' ? 'region' : 'credentials';
}

/** An expired login is renewed by a command, a missing region set by a variable. */
function adviceFor(error: unknown): string | undefined {
  if (nameOf(error) === 'region') return 'Set AWS_REGION, or the option region of the client.';
  const command = isBamlError(error) ? /aws sso login --profile [^\s);]+/.exec(error.message)?.[0] : undefined;
  return command === undefined ? undefined : `Run \`${command}\`.`;
}
