import type { SignedRequest } from '../bedrock/index.ts';
import { buildInput, openClientForRequest, renderFor, streamsFrom } from './build-input.ts';
import { tagsOf } from './call-options.ts';
import type { CallServices } from './call-services.ts';
import { failCall } from './failed-call.ts';
import type { PreparedCall } from './prepare-call.ts';
import { firstClient } from './rotation.ts';
import { withTimeLimit } from './time-limit.ts';

/** Builds and signs the request that a call's first attempt would send. */
export async function buildRequest(call: PreparedCall, stream: boolean, services: CallServices): Promise<SignedRequest> {
  const { definition, options, origin } = call;
  const { signal, timeoutMs } = options;
  try {
    const single = firstClient(call.client);
    const client = openClientForRequest(await services.bedrock(), single, call);
    const chat = renderFor(client, call, tagsOf(options));
    const limit = { limitMs: timeoutMs, clientName: single.name, option: 'timeoutMs' };
    return await withTimeLimit(limit, signal, async (limited) => {
      const input = await buildInput(client, chat, call, { stream: streamsFrom(client, stream), signal: limited });
      return client.sign(input);
    });
  } catch (error) {
    throw failCall(error, { functionName: definition.data.name, origin, signal });
  }
}
