import { encodeBase64 } from '../../media/index.ts';
import type { ConverseBody } from '../converse/converse-wire.ts';
import type { JsonObject } from '../json.ts';
import { baseModelId, encodePathLabel } from '../model/model-id.ts';
import type { OperationCall } from './operation.ts';
import { given } from './request-parts.ts';

/** What to count: the body of a Converse request, as `(await b.request.Fn(…)).body.json()` gives it, or the body of an Invoke request. */
export type TokenCountRequest = { readonly converse: ConverseBody } | { readonly invoke: JsonObject };

/** How many tokens a request has. */
export interface TokenCount {
  readonly inputTokens: number;
}

const COUNTABLE = /^[a-zA-Z_./0-9:-]{1,256}$/;

/** Asks how many tokens a request would have. */
export function countTokens(call: OperationCall, request: TokenCountRequest): Promise<TokenCount> {
  return call.send<TokenCount>({
    service: 'bedrock-runtime',
    method: 'POST',
    path: `/model/${encodePathLabel(countedModel(call))}/count-tokens`,
    body: { input: countedInput(request) },
    read: ({ inputTokens }) => (typeof inputTokens === 'number' ? { inputTokens } : undefined),
  });
}

/** Wire: the bare id, without a geography and never a profile. */
function countedModel(call: OperationCall): string {
  const { model = '' } = call.connection.options;
  const id = baseModelId(model);
  if (id === undefined || !COUNTABLE.test(id)) throw call.error(`tokens are counted for model ids, not for "${model}"`);
  return id;
}

function countedInput(request: TokenCountRequest): JsonObject {
  if ('invoke' in request) {
    return { invokeModel: { body: encodeBase64(new TextEncoder().encode(JSON.stringify(request.invoke))) } };
  }
  const { messages, system, toolConfig, additionalModelRequestFields } = request.converse;
  return { converse: given({ messages, system, toolConfig, additionalModelRequestFields }) as unknown as JsonObject };
}
