import { nearestModel } from '../model/nearest-model.ts';

/** What advice can mention. Nothing here is secret. */
export interface AdviceFacts {
  /** The service's own words. */
  readonly message: string;
  readonly model: string;
  readonly region: string;
  /** Where the credentials came from. */
  readonly authSource: string;
  readonly profile: string | undefined;
  /** How far this machine's clock is off, in seconds. */
  readonly clockErrorSeconds: number | undefined;
}

/** Advice that the service's words decide, whatever its failure is called. The first match counts. */
const BY_MESSAGE: readonly (readonly [names: RegExp, message: RegExp, key: string])[] = [
  [/^AccessDenied/, /AssumeRole/, 'assume_role'],
  [/^AccessDenied/, /not authorized to perform/, 'iam_permission'],
  [/^AccessDenied/, /don't have access to the model/, 'model_access'],
  [/^InvalidSignature|^SignatureDoesNotMatch/, /Signature expired|Signature not yet current/, 'clock_skew'],
  [/^Validation/, /not authorized to use model|don't have access to the model/, 'model_access'],
  [/^Validation/, /not supported in this Region/i, 'model_region'],
  [/^Validation/, /on-demand throughput/, 'needs_inference_profile'],
  [/^Validation/, /model identifier is invalid|Could not resolve the foundation model/, 'model_id'],
  [/^Validation/, /must start with a user message|alternate/, 'message_roles'],
  [/^Validation/, /`temperature` and `top_p` cannot both/, 'sampling_conflict'],
];

/** Chooses the advice for a failure: by its words first, then what the table says of its name or status. */
export function adviceKey(name: string | undefined, message: string, fallback: string | undefined): string | undefined {
  return BY_MESSAGE.find(([names, words]) => names.test(name ?? '') && words.test(message))?.[2] ?? fallback;
}

const TEXTS: ReadonlyMap<string, (facts: AdviceFacts) => string | undefined> = new Map([
  ['iam_permission', iamPermission],
  [
    'model_access',
    ({ model, region }) =>
      `This account has no access to ${model} yet. Request it in the Bedrock console of ${region}; approval can take one to two business days. ` +
      'Check the model id too.',
  ],
  ['assume_role', ({ message }) => assumeRoleHelp(message)],
  [
    'credentials_invalid',
    ({ authSource }) =>
      `AWS does not know these credentials (source: ${authSource}). Check that they are set, belong to the right partition, and that a session ` +
      'token is given if they are temporary.',
  ],
  ['credentials_expired', credentialsExpired],
  [
    'signature',
    () =>
      'The signature does not fit the request. If you send a modular request yourself, send url, headers and body unchanged and at once. ' +
      'A proxy that rewrites host, path or body also causes this.',
  ],
  ['clock_skew', clockSkew],
  [
    'model_region',
    ({ model, region }) =>
      `${model} is not offered in ${region}. Pick another region, request access there, or use an inference profile such as us.${model}.`,
  ],
  [
    'needs_inference_profile',
    ({ model, region }) =>
      `${model} can only be called through an inference profile: try ${geography(region)}.${model} or an application inference profile ARN.`,
  ],
  ['model_id', unknownModel],
  ['validation', refusedOption],
  ['message_roles', () => 'Set message_repair "auto" or user_continue_message, or change the roles of the prompt.'],
  ['sampling_conflict', () => 'Remove one of the two, or set drop_unsupported_params true.'],
  [
    'throttled',
    ({ model, region }) =>
      `Over the account's quota for ${model} in ${region}. Lower max_concurrency or max_tokens (an unset max_tokens reserves the model maximum), ` +
      'use a cross-region profile, or ask for more quota.',
  ],
  ['model_not_ready', ({ model }) => `${model} is still being loaded. The request can be sent again in a moment.`],
  ['model_timeout', ({ model }) => `${model} took too long. Ask for less output, or stream the answer.`],
  ['model_error', ({ model }) => `${model} failed while it was answering. The request can be sent again.`],
  ['service_error', ({ region }) => `Amazon Bedrock had an internal error in ${region}. The request can be sent again.`],
  ['service_unavailable', ({ region }) => `Amazon Bedrock is not available in ${region} right now. Send the request again later.`],
  ['gateway', () => 'Something between this machine and Amazon Bedrock answered instead of it: a proxy, a gateway, or a load balancer.'],
  ['quota', () => "The request is over one of the account's quotas. Service Quotas in the AWS console shows and raises them."],
  ['not_found', ({ model, region }) => `${model} does not exist in ${region}. Check id, ARN and region.`],
  ['request_too_large', () => 'The request is too large. Put media into S3 and pass s3:// URLs, or send less.'],
]);

/** The advice in words; undefined when there is none beyond the message. */
export function adviceText(key: string | undefined, facts: AdviceFacts): string | undefined {
  return key === undefined ? undefined : TEXTS.get(key)?.(facts);
}

function iamPermission({ message }: AdviceFacts): string {
  const arn = /User: (\S+)/.exec(message)?.[1] ?? 'that signs the request';
  const action = /perform: (\S+)/.exec(message)?.[1] ?? 'the permission';
  const resource = /resource: (\S+)/.exec(message)?.[1] ?? 'the model';
  return (
    `The identity ${arn} lacks ${action}. Attach a policy that allows it on ${resource}; in Lambda or ECS check the execution or task role. ` +
    '`outcrop iam-policy` prints one.'
  );
}

/** How a caller gets to assume a role that was refused. */
export function assumeRoleHelp(message: string): string {
  const caller = /User: (\S+)/.exec(message)?.[1] ?? 'The caller';
  const role = /resource: (\S+)/.exec(message)?.[1] ?? 'the role';
  return `${caller} may not assume ${role}. Allow sts:AssumeRole on it, and name the caller (and the external id, if one is used) in the role's trust policy.`;
}

/** Members of a request, and the options that they come from. */
const SOURCES: readonly (readonly [member: RegExp, option: string])[] = [
  [/\binferenceConfig\.maxTokens\b/, 'inference_configuration { max_tokens }'],
  [/\binferenceConfig\.temperature\b/, 'inference_configuration { temperature }'],
  [/\binferenceConfig\.topP\b/, 'inference_configuration { top_p }'],
  [/\binferenceConfig\.stopSequences\b/, 'inference_configuration { stop_sequences }'],
  [/\bguardrail(Config|Identifier|Version)\b/, 'guardrail_config'],
  [/\badditionalModelRequestFields\b/, 'additional_model_request_fields'],
  [/\badditionalModelResponseFieldPaths\b/, 'additional_model_response_field_paths'],
  [/\brequestMetadata\b/, 'request_metadata'],
  [/\bperformanceConfig\b/, 'performance_config'],
  [/\bserviceTier\b/, 'service_tier'],
  [/\bpromptVariables\b/, 'prompt_variables'],
  [/\boutputConfig\.textFormat\b/, 'output_mode "native"'],
  [/\bcachePoint\b/, 'prompt_caching'],
  [/\bmodelId\b/, 'model'],
];

/** Names the option that put the refused member into the request, where the message tells which member it was. */
function refusedOption({ message }: AdviceFacts): string | undefined {
  const option = SOURCES.find(([member]) => member.test(message))?.[1];
  return option === undefined ? undefined : `Look at the option ${option} of the client.`;
}

function unknownModel({ model }: AdviceFacts): string {
  const nearest = nearestModel(model);
  const suggestion = nearest === undefined ? '' : ` Closest known id: ${nearest}.`;
  return `No model with the id ${model}.${suggestion} \`outcrop models\` lists the known ones.`;
}

function credentialsExpired({ authSource, profile }: AdviceFacts): string {
  const signIn = profile === undefined ? 'aws sso login' : `aws sso login --profile ${profile}`;
  return `The temporary credentials from ${authSource} have expired. Sign in again (for SSO: ${signIn}) or refresh them.`;
}

function clockSkew({ clockErrorSeconds }: AdviceFacts): string {
  const amount = clockErrorSeconds === undefined ? '' : ` by about ${clockErrorSeconds} s`;
  return `The clock of this machine is off${amount}.`;
}

/** The inference-profile prefix that serves a region. */
function geography(region: string): string {
  if (region.startsWith('us-gov-')) return 'us-gov';
  if (region.startsWith('ap-')) return 'apac';
  return /^(us|eu|ca)-/.exec(region)?.[1] ?? 'us';
}
