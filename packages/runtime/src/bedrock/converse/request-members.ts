// Small members of the Converse body, each a direct image of one option. Every function gives undefined when the member stays away.
import type { BuildContext } from './build-context.ts';
import type { ConverseBody, GuardrailConfig, OutputConfig } from './converse-wire.ts';

export function guardrailConfig({ options }: BuildContext, stream: boolean): GuardrailConfig | undefined {
  const { guardrail_identifier, guardrail_version, trace, stream_processing_mode } = options.guardrail_config ?? {};
  if (guardrail_identifier === undefined || guardrail_version === undefined) return undefined;
  const isStreamMode = stream && stream_processing_mode !== undefined;
  return {
    guardrailIdentifier: guardrail_identifier,
    guardrailVersion: guardrail_version,
    ...(trace === undefined ? {} : { trace }),
    ...(isStreamMode ? { streamProcessingMode: stream_processing_mode } : {}),
  };
}

export function promptVariables(context: BuildContext): ConverseBody['promptVariables'] {
  const variables = Object.entries(context.options.prompt_variables ?? {});
  if (variables.length === 0) return undefined;
  return Object.fromEntries(variables.map(([name, text]) => [name, { text }]));
}

export function responseFieldPaths({ options }: BuildContext): readonly string[] | undefined {
  const paths = options.additional_model_response_field_paths;
  return paths === undefined || paths.length === 0 ? undefined : paths;
}

/** Wire: at most 16 entries. Tags of the call fill in under the client's own, as far as there is room and their form allows. */
export function requestMetadata({ options, settings }: BuildContext): ConverseBody['requestMetadata'] {
  const own = Object.entries(options.request_metadata ?? {});
  const tags = options.request_metadata_from_tags === true ? Object.entries(settings.tags ?? {}) : [];
  const fitting = tags.filter(([key, value]) => METADATA_FORM.test(key) && key !== '' && METADATA_FORM.test(value));
  const metadata = new Map([...fitting.slice(0, Math.max(0, 16 - own.length)), ...own]);
  return metadata.size === 0 ? undefined : Object.fromEntries(metadata);
}

const METADATA_FORM = /^[a-zA-Z0-9\s:_@$#=/+,.-]{0,256}$/;

export function performanceConfig({ options }: BuildContext): ConverseBody['performanceConfig'] {
  const latency = options.performance_config?.latency ?? options.latency;
  return latency === undefined ? undefined : { latency };
}

export function serviceTier({ options }: BuildContext): ConverseBody['serviceTier'] {
  const tier = typeof options.service_tier === 'object' ? options.service_tier.type : options.service_tier;
  return tier === undefined ? undefined : { type: tier === 'auto' ? 'default' : tier };
}

export function outputConfig({ options }: BuildContext, textFormat: OutputConfig['textFormat']): OutputConfig | undefined {
  const effort = options.output_config?.effort;
  if (textFormat === undefined && effort === undefined) return undefined;
  return { ...(textFormat === undefined ? {} : { textFormat }), ...(effort === undefined ? {} : { effort }) };
}
