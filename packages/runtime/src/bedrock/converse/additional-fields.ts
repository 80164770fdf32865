import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { type BuildContext, doesNotTake, passesUnsupported } from './build-context.ts';
import { thinkingFields } from './thinking-fields.ts';
import { isProviderTool, type ProviderTool } from './tool-config.ts';

/** Beta flags that a provider-defined tool needs. */
const TOOL_BETAS: ReadonlyMap<string, string> = new Map([
  ['20241022', 'computer-use-2024-10-22'],
  ['20250124', 'computer-use-2025-01-24'],
]);

/**
 * `additionalModelRequestFields`: what Converse has no member for, in the spelling of the model's family. Explicit
 * `additional_model_request_fields` win over every shorthand; objects below the same key are joined.
 */
export function additionalFields(context: BuildContext): JsonObject | undefined {
  const providerTools = (context.settings.tools ?? []).filter(isProviderTool);
  const betas = betaFlags(context, providerTools);
  const shorthands: JsonObject = {
    ...thinkingFields(context),
    ...topKField(context),
    ...seedField(context),
    ...(providerTools.length === 0 ? {} : { tools: providerTools }),
    ...(betas.length === 0 ? {} : { anthropic_beta: betas }),
  };
  const fields = join(shorthands, context.options.additional_model_request_fields ?? {});
  return Object.keys(fields).length === 0 ? undefined : fields;
}

function topKField(context: BuildContext): JsonObject {
  const topK = context.options.inference_configuration?.top_k;
  if (topK === undefined) return {};
  const isRefused = context.facts?.sampling === 'none' || context.facts?.top_k === undefined;
  if (isRefused && !passesUnsupported(context, doesNotTake(context, 'top_k'))) return {};
  return nest(context.facts?.top_k ?? 'top_k', topK);
}

function seedField(context: BuildContext): JsonObject {
  const seed = context.options.inference_configuration?.seed;
  if (seed === undefined) return {};
  if (context.facts?.seed_field === undefined && !passesUnsupported(context, doesNotTake(context, 'seed'))) return {};
  return nest(context.facts?.seed_field ?? 'seed', seed);
}

/** Flags of tools first, then the option, then the header `anthropic-beta`; duplicates removed. */
function betaFlags(context: BuildContext, tools: readonly ProviderTool[]): string[] {
  const ofTools = tools.flatMap((tool) => TOOL_BETAS.get(tool.type.split('_').at(-1) ?? '') ?? []);
  const ofHeaders = Object.entries(context.options.headers ?? {})
    .filter(([name]) => name.toLowerCase() === 'anthropic-beta')
    .flatMap(([, value]) => value.split(',').map((flag) => flag.trim()));
  const flags = [...ofTools, ...(context.options.anthropic_beta ?? []), ...ofHeaders];
  return [...new Set(flags.filter((flag) => flag !== ''))];
}

/** `nest('a.b', 1)` is `{ a: { b: 1 } }`. */
function nest(path: string, value: Json): JsonObject {
  return path.split('.').reduceRight<Json>((inner, key) => ({ [key]: inner }), value) as JsonObject;
}

/** Explicit fields win. Only Nova's `inferenceConfig`, where `top_k` lives, is joined by member. */
function join(shorthands: JsonObject, explicit: JsonObject): JsonObject {
  const inner = shorthands.inferenceConfig;
  const outer = explicit.inferenceConfig;
  const joined = isJsonObject(inner) && isJsonObject(outer) ? { inferenceConfig: { ...inner, ...outer } } : {};
  return { ...shorthands, ...explicit, ...joined };
}
