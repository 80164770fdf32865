import { type LocalBedrock, startLocalBedrock } from '@outcrop/local';
import { CHUNKS, REFUSED_MODEL, SLOW_MODEL } from './scenario.ts';

/** Starts an endpoint that answers as the scenario expects. */
export async function startScenarioEndpoint(): Promise<LocalBedrock> {
  const endpoint = await startLocalBedrock();
  endpoint.respond({ chunks: CHUNKS });
  endpoint.fail('throttle', { model: REFUSED_MODEL });
  endpoint.fail('stall=600000@3', { model: SLOW_MODEL });
  return endpoint;
}

/** What the generated client reads from its environment. Failures that are expected are not logged. */
export function settingsOf(endpoint: LocalBedrock, url: string = endpoint.url): Record<string, string> {
  const { accessKeyId, secretAccessKey } = endpoint.credentials;
  return { BEDROCK_URL: url, BEDROCK_KEY: accessKeyId, BEDROCK_SECRET: secretAccessKey, BAML_LOG: 'off' };
}
