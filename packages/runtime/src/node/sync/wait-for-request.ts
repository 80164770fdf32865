import { SignedRequest } from '../../bedrock/index.ts';
import { bindFunction, placeError } from '../../client/index.ts';
import { decodeError } from './error-data.ts';
import { exchangeCall } from './exchange-call.ts';
import type { RequestParts } from './messages.ts';
import type { SyncCall } from './prepare-sync-call.ts';

/** Builds and signs the request that a call would send, and returns it. Signing it again is left to the async client. */
export function waitForRequest(kind: 'request' | 'streamRequest', call: SyncCall): SignedRequest {
  const { definition, values, options, origin } = call;
  const reply = exchangeCall(kind, call);
  if (reply.kind === 'error') throw placeError(decodeError(reply.error), origin);
  const resign = (): Promise<SignedRequest> => bindFunction(definition, options)[kind](...values);
  return new SignedRequest({ ...(reply.value as RequestParts), resign });
}
