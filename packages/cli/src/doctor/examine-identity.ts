import { describeError } from '../aws/describe-error.ts';
import { type Destination, isOfAws } from '../aws/destination.ts';
import { endpointOf, sdkConfig } from '../aws/sdk-config.ts';
import { readTextOption } from '../project/read-option.ts';
import type { Finding } from './finding.ts';
import type { Patient } from './patient.ts';

/** AWS refuses signatures that are older, or younger. */
const MAX_CLOCK_ERROR_MS = 5 * 60_000;

/** Failures that say that nobody will accept these credentials. Any other may be due to the way to STS, which calls do not need. */
const REFUSALS =
  /^(InvalidClientTokenId|UnrecognizedClient|ExpiredToken|SignatureDoesNotMatch|InvalidSignature|AccessDenied|AuthFailure|IncompleteSignature)/;

/** Asks who the credentials belong to, and by the way what time it is. Keys of a test endpoint belong to nobody. */
export async function* examineIdentity(patient: Patient, destination: Destination): AsyncGenerator<Finding> {
  const { options } = patient.client.data;
  const endpoint = readTextOption(options.sts_endpoint_url, patient.environment) ?? endpointOf('STS', patient.environment);
  if (destination.auth.kind !== 'sigv4' || (endpoint === undefined && !isOfAws(destination.endpoint))) return;
  const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts');
  const region = readTextOption(options.sts_region, patient.environment) ?? destination.region;
  const client = new STSClient(sdkConfig(patient.engine.platform, destination, { region, endpoint }));
  try {
    const { Arn = 'unknown', Account = 'unknown' } = await client.send(new GetCallerIdentityCommand({}));
    yield { name: 'identity', status: 'ok', detail: `${Arn} (account ${Account})` };
  } catch (error) {
    yield describeFailure(error, destination);
  }
  yield* examineClock(client.config.systemClockOffset);
}

function describeFailure(error: unknown, { auth }: Destination): Finding {
  const name = error instanceof Error ? error.name : '';
  const detail = describeError(error);
  if (!REFUSALS.test(name)) {
    return {
      name: 'identity',
      status: 'warning',
      detail: `not known: ${detail}`,
      advice: 'Calls may work all the same: only STS was asked.',
    };
  }
  const renew = name.startsWith('ExpiredToken') ? 'Sign in again, or refresh them.' : 'Check that they are set as a whole, with the token.';
  return { name: 'identity', status: 'failed', detail, advice: `The credentials (from ${auth.source}) are not accepted. ${renew}` };
}

/** The SDK learns the error of the clock from the dates of answers. */
function* examineClock(offsetMs: number): Generator<Finding> {
  if (Math.abs(offsetMs) <= MAX_CLOCK_ERROR_MS) return;
  const minutes = Math.round(Math.abs(offsetMs) / 60_000);
  const detail = `${minutes} minutes ${offsetMs > 0 ? 'behind' : 'ahead of'} AWS`;
  yield { name: 'clock', status: 'warning', detail, advice: 'Set the clock of this machine: signatures are good for 5 minutes.' };
}
