import type { SignedRequest } from '../bedrock/index.ts';
import { BamlError } from '../errors/index.ts';
import { currentTags } from '../observability/index.ts';
import { renderPrompt } from '../prompt/index.ts';
import { abortError } from './abort.ts';
import { placeError } from './call-origin.ts';
import type { CallServices } from './call-services.ts';
import { completeError } from './failed-call.ts';
import { openClient } from './make-attempt.ts';
import type { PreparedCall } from './prepare-call.ts';
import { firstClient } from './rotation.ts';
import { withTimeLimit } from './time-limit.ts';

/** Builds and signs the request that a call's first attempt would send. Media are fetched, because the body holds them. */
export async function buildRequest(call: PreparedCall, stream: boolean, services: CallServices): Promise<SignedRequest> {
  const { definition, options, program, args } = call;
  const { signal, timeoutMs } = options;
  try {
    const single = firstClient(call.client);
    const client = openClient(await services.bedrock(), single, call);
    const chat = renderPrompt(program, definition.data, args, { client, tags: { ...currentTags(), ...options.tags } });
    const limit = { limitMs: timeoutMs, clientName: single.name, option: 'timeoutMs' };
    return await withTimeLimit(limit, signal, async (limited) => {
      const streams = stream && client.options.supports_streaming !== false;
      const input = await client.buildInput(chat, { stream: streams, ...(limited === undefined ? {} : { signal: limited }) });
      return client.sign(input);
    });
  } catch (error) {
    const isForeign = signal?.aborted === true && !(error instanceof BamlError);
    throw placeError(completeError(isForeign ? abortError(signal) : error, definition.data.name), call.origin);
  }
}
