import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { ThinkingFacts } from '../model/model-facts.ts';
import { type BuildContext, buildError, doesNotTake, passesUnsupported } from './build-context.ts';

/** Members of `additionalModelRequestFields` that turn reasoning on: from the options `thinking` and `reasoning_effort`. */
export function thinkingFields(context: BuildContext): JsonObject {
  const { thinking } = context.options;
  const fields = thinking === undefined ? effortFields(context) : { thinking };
  checkBudget(context, fields.thinking);
  return fields;
}

/** Tells whether the model will reason in a way that forbids a forced tool choice. */
export function forbidsForcedTool(context: BuildContext): boolean {
  const thinking = context.options.thinking ?? context.options.additional_model_request_fields?.thinking ?? effortFields(context).thinking;
  return isJsonObject(thinking) && thinking.type === 'enabled' && context.facts?.thinking?.style !== 'anthropic-adaptive';
}

function effortFields(context: BuildContext): JsonObject {
  const effort = context.options.reasoning_effort;
  if (effort === undefined || effort === 'none' || context.facts === undefined) return unknownModelEffort(context);
  const thinking = context.facts.thinking;
  const value = thinking?.efforts !== undefined && Object.hasOwn(thinking.efforts, effort) ? thinking.efforts[effort] : undefined;
  if (thinking === undefined || value === undefined) {
    const passes = passesUnsupported(context, doesNotTake(context, `reasoning_effort "${effort}"`));
    return passes ? { reasoning_effort: effort } : {};
  }
  return fieldsOfStyle(thinking.style, value);
}

/** Nothing is known about the model, so the most widespread member goes out. */
function unknownModelEffort(context: BuildContext): JsonObject {
  const effort = context.options.reasoning_effort;
  return effort === undefined || effort === 'none' ? {} : { reasoning_effort: effort };
}

function fieldsOfStyle(style: ThinkingFacts['style'], value: string | number): JsonObject {
  switch (style) {
    case 'anthropic-budget':
      return { thinking: { type: 'enabled', budget_tokens: value } };
    case 'anthropic-adaptive':
      return { thinking: { type: 'adaptive' }, output_config: { effort: value } };
    case 'nova':
      return { reasoningConfig: { type: 'enabled', maxReasoningEffort: value } };
    case 'qwen':
      return { reasoning_config: value };
    case 'openai':
    case 'always-on':
      return { reasoning_effort: value };
  }
}

/** Wire: Claude refuses a thinking budget below 1024 or above `maxTokens`, and sampling members that thinking does not go with. */
function checkBudget(context: BuildContext, thinking: Json | undefined): void {
  if (!isJsonObject(thinking) || thinking.type !== 'enabled') return;
  const facts = context.facts?.thinking;
  if (facts?.budget_allowed === false) {
    throw buildError(context, doesNotTake(context, 'thinking with a budget: use thinking { type "adaptive" }'));
  }
  const budget = thinking.budget_tokens;
  if (typeof budget !== 'number') return;
  const { max_tokens, temperature, top_k, top_p } = context.options.inference_configuration ?? {};
  if (budget < 1024) throw buildError(context, `thinking.budget_tokens must be at least 1024, got ${budget}`);
  if (max_tokens !== undefined && max_tokens <= budget) {
    throw buildError(context, `max_tokens (${max_tokens}) must be greater than thinking.budget_tokens (${budget})`);
  }
  if (facts?.style !== 'anthropic-budget') return;
  if (temperature !== undefined && temperature !== 1) throw buildError(context, 'temperature must be 1 or unset while thinking is on');
  if (top_k !== undefined) throw buildError(context, 'top_k must be unset while thinking is on');
  if (top_p !== undefined && top_p < 0.95) throw buildError(context, 'top_p must be unset or at least 0.95 while thinking is on');
}
