import type { BedrockClient, ModelResponse } from '../bedrock/index.ts';
import { isFinishReasonAllowed } from '../bedrock/response/finish-reason.ts';
import { withDetails } from '../errors/error-details.ts';
import { BamlClientFinishReasonError, BamlClientHttpError, BamlValidationError, GuardrailIntervenedError } from '../errors/index.ts';
import { type ChatPrompt, printChat } from '../prompt/index.ts';
import type { PreparedCall } from './prepare-call.ts';

/** Throws when the answer holds no text at all, and the function needs some. An empty text is an answer. */
export function checkContent({ text, message, stopReason }: ModelResponse, { name }: BedrockClient, { definition }: PreparedCall): void {
  const kinds = message.content.flatMap((block) => Object.keys(block));
  if (text !== '' || kinds.some((kind) => kind === 'text' || kind === 'citationsContent')) return;
  if (definition.data.output === 'string' && stopReason === 'end_turn') return;
  const found = kinds.length === 0 ? 'nothing' : kinds.join(', ');
  throw new BamlClientHttpError({
    message: `client "${name}": the answer has no text (stop reason ${stopReason ?? 'unknown'}, content ${found})`,
    client_name: name,
    status_code: 200,
    retryable: true,
  });
}

/** Throws when the model stopped for a reason that the client does not allow. */
export function checkFinishReason({ text, stopReason }: ModelResponse, { name, options }: BedrockClient, chat: ChatPrompt): void {
  if (isFinishReasonAllowed(options, stopReason)) return;
  throw new BamlClientFinishReasonError({
    message: `client "${name}" does not allow the finish reason "${stopReason}"`,
    prompt: printChat(chat),
    raw_output: text,
    finish_reason: stopReason,
    help: stopReason === 'max_tokens' ? 'The answer was cut: raise max_tokens, or ask for less.' : undefined,
  });
}

/** Parses the model's text. Adds the prompt to the error when it does not fit, and says so when a guardrail wrote the text. */
export function parseAnswer(
  { text, stopReason, guardrail }: ModelResponse,
  chat: ChatPrompt,
  { definition, program }: PreparedCall,
): unknown {
  try {
    return definition.parserFor(program).parse(text);
  } catch (error) {
    if (!(error instanceof BamlValidationError)) throw error;
    const prompt = printChat(chat);
    if (stopReason !== 'guardrail_intervened') throw withDetails(error, { prompt });
    throw new GuardrailIntervenedError({
      message: 'a guardrail intervened, and its text does not fit the type',
      prompt,
      raw_output: text,
      findings: guardrail === undefined ? undefined : [...guardrail.input, ...guardrail.output],
      cause: error,
    });
  }
}
