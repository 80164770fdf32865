import { readConverseAsk, wholeText } from '../answers/ask.ts';
import type { ConverseBody } from '../answers/content-block.ts';
import { estimateTokens } from '../answers/token-count.ts';
import { validationError } from '../protocol/aws-error.ts';
import { parseObject } from '../protocol/read-input.ts';
import { jsonReply, type Operation } from './call.ts';
import { invokeDialect } from './dialect.ts';

const GEOGRAPHY = /^(?:us-gov|global|apac|us|eu|jp|au|ca)\./;

/** CountTokens, by the estimate that answers report too. Wire: the service takes the bare model id only. */
export const countTokens: Operation = (call) => {
  const modelId = String(call.input.modelId);
  if (modelId.startsWith('arn:') || GEOGRAPHY.test(modelId)) throw validationError("The provided model doesn't support counting tokens.");
  const { converse, invokeModel } = call.input.input as CountInput;
  const ask = invokeModel
    ? invokeDialect('invoke', modelId, parseObject(Buffer.from(invokeModel.body, 'base64'))).ask
    : readConverseAsk('converse', modelId, converse ?? {});
  return jsonReply({ inputTokens: estimateTokens(wholeText(ask)) });
};

interface CountInput {
  readonly converse?: ConverseBody;
  readonly invokeModel?: { readonly body: string };
}
