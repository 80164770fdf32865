// Renders answers and errors of the Bedrock layer in the form that `expect` of the case files has.
import type { ModelResponse } from 'outcrop/bedrock';
import type { BamlClientHttpError } from 'outcrop/errors';
import { commonFinishReason } from '../../../packages/runtime/src/bedrock/response/finish-reason.ts';

export function describeAnswer(response: ModelResponse): Record<string, unknown> {
  const { usage, guardrail } = response;
  return {
    ok: true,
    text: textOf(response),
    stop_reason: response.stopReason,
    finish_reason: commonFinishReason(response.stopReason),
    usage: {
      input_tokens: usage.inputTokens ?? null,
      output_tokens: usage.outputTokens ?? null,
      total_tokens: usage.totalTokens ?? null,
      cache_read_input_tokens: usage.cacheReadInputTokens ?? null,
      cache_write_input_tokens: usage.cacheWriteInputTokens ?? null,
    },
    total_prompt_tokens: usage.totalPromptTokens,
    cache_details: usage.cacheDetails,
    latency_ms: response.serviceLatencyMs,
    reasoning: response.reasoning,
    tool_calls: response.toolCalls.map(({ inputText, ...call }) => (inputText === undefined ? call : { ...call, input_text: inputText })),
    structured: response.structured,
    citations: response.citations.map(({ sourceContent: _, ...citation }) => citation),
    annotations: response.citations.map(({ start, end, title, source }) => ({
      type: 'url_citation',
      url_citation: { start_index: start, end_index: end, title, url: source },
    })),
    media: response.media,
    guardrail: guardrail === undefined ? undefined : { intervened: guardrail.intervened, input: guardrail.input, output: guardrail.output },
    additional_fields: response.additionalFields,
    service_tier: response.serviceTier,
    latency_mode: response.latencyMode,
    invoked_model_id: response.invokedModelId,
    empty: textOf(response) === '' && response.toolCalls.length === 0,
  };
}

/** Our `text` is what the parser gets, which is the value in `output_mode "tool"`; the cases mean the text blocks. */
function textOf({ structured, text, message }: ModelResponse): string {
  return structured === undefined ? text : message.content.map((block) => block.text ?? '').join('');
}

export function describeError(error: BamlClientHttpError): Record<string, unknown> {
  return {
    ok: false,
    error: error.error_type ?? 'HttpError',
    status: error.status_code,
    message: error.message,
    retryable: error.retryable,
    advice: error.advice,
    retry_after_ms: error.retry_after_ms,
    original_status_code: error.original_status_code,
    resource_name: error.resource_name,
    text: error.partialText,
  };
}
