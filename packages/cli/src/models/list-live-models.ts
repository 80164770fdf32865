import type { FoundationModelSummary, InferenceProfileSummary } from '@aws-sdk/client-bedrock';
import { describeError } from '../aws/describe-error.ts';
import { endpointOf, sdkConfig } from '../aws/sdk-config.ts';
import { toCommandError } from '../calls/call-failure.ts';
import { openEngine } from '../calls/open-program.ts';
import type { Environment } from '../environment/read-environment.ts';
import { CommandError, EXIT } from '../exit-code.ts';

/** What an account finds in a region. */
export interface LiveModels {
  readonly region: string;
  readonly models: readonly FoundationModelSummary[];
  readonly profiles: readonly InferenceProfileSummary[];
}

/**
 * Asks Amazon Bedrock for the models and inference profiles of a region, the one of the environment by default.
 *
 * @throws CommandError without region or credentials, and when the service refuses
 */
export async function listLiveModels(region: string | undefined, environment: Environment): Promise<LiveModels> {
  const { bedrock, platform } = openEngine();
  const options = region === undefined ? {} : { region };
  try {
    const destination = await bedrock.connect('models', options, (name) => environment[name]).destination();
    const { BedrockClient, ListFoundationModelsCommand, paginateListInferenceProfiles } = await import('@aws-sdk/client-bedrock');
    const place = { region: destination.region, endpoint: endpointOf('BEDROCK', environment) };
    const client = new BedrockClient(sdkConfig(platform, destination, place));
    const { modelSummaries: models = [] } = await client.send(new ListFoundationModelsCommand({}));
    const profiles: InferenceProfileSummary[] = [];
    for await (const page of paginateListInferenceProfiles({ client }, {})) profiles.push(...(page.inferenceProfileSummaries ?? []));
    return { region: destination.region, models, profiles };
  } catch (error) {
    throw toFailure(error);
  }
}

function toFailure(cause: unknown): unknown {
  const failure = toCommandError(cause);
  if (failure instanceof CommandError || !(cause instanceof Error)) return failure;
  const advice = /^AccessDenied|^UnauthorizedOperation/.test(cause.name)
    ? 'The command needs bedrock:ListFoundationModels and bedrock:ListInferenceProfiles.'
    : 'Check credentials and network. Without --live the command asks nobody.';
  return new CommandError(`Amazon Bedrock did not list its models: ${describeError(cause)}`, {
    advice,
    exitCode: EXIT.surroundings,
    cause,
  });
}
