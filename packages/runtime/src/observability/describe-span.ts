import { type FunctionRecord, selectedAttempt } from './call-record.ts';
import type { Span } from './open-telemetry.ts';

/** Writes what is known about a finished call into its span, under the names of the `gen_ai` convention. Never prompts or answers. */
export function describeSpan(span: Span, record: FunctionRecord): void {
  const attempt = selectedAttempt(record) ?? record.attempts.at(-1);
  const attributes: Readonly<Record<string, string | number | readonly string[] | undefined>> = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'aws.bedrock',
    'gen_ai.request.model': attempt?.model,
    'gen_ai.response.id': attempt?.requestId,
    'gen_ai.response.finish_reasons': attempt?.stopReason === undefined ? undefined : [attempt.stopReason],
    'gen_ai.usage.input_tokens': attempt?.usage?.inputTokens,
    'gen_ai.usage.output_tokens': attempt?.usage?.outputTokens,
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) span.setAttribute(name, value);
  }
}
