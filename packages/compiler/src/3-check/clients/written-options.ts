import { BEDROCK_OPTIONS, FOREIGN_OPTIONS, type OptionTable } from 'outcrop/program';

/** The options of `aws-bedrock` clients that `.baml` files can hold: all but those that only code can give. */
export const WRITTEN_OPTIONS: OptionTable = new Map([...BEDROCK_OPTIONS].filter(([, { kind }]) => kind !== 'object'));

const NO_SUCH_PARAMETER = 'Bedrock has no such parameter; model specific ones go into "additional_model_request_fields { … }"';

/** Advice of the unknown-option error, for names that people bring along from elsewhere. */
export const OPTION_ADVICE: ReadonlyMap<string, string> = new Map([
  ...[...FOREIGN_OPTIONS].map(([name, form]) => [name, `use "${form}"`] as const),
  ['requestMetadata', 'use "request_metadata"'],
  ['performanceConfig', 'use "performance_config"'],
  ['guardrailConfig', 'use "guardrail_config"'],
  ['serviceTier', 'use "service_tier"'],
  ['frequency_penalty', NO_SUCH_PARAMETER],
  ['presence_penalty', NO_SUCH_PARAMETER],
  ['params', 'write options directly inside "options { … }"'],
]);
