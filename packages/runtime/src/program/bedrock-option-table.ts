// The options of `aws-bedrock` clients: one table, grouped as the documentation groups them. The compiler checks what is written in
// `.baml` files against it, the runtime what calls, registries and environment variables give.
import { INVOKE_FORMATS } from './invoke-format.ts';
import {
  ANY_TEXT,
  BOOLEAN,
  dictionary,
  either,
  integer,
  JSON_VALUE,
  listOf,
  map,
  number,
  OBJECT,
  type OptionKind,
  type OptionTable,
  optionTable,
  TEXT,
  text,
  word,
} from './option-kind.ts';

const URL_FORM = text('an absolute http or https URL', /^https?:\/\/[^\s/?#]+/i);
// A password in it would show in logs and errors, and Bedrock asks for none.
const ENDPOINT_FORM = text('an absolute http or https URL without user and password', /^https?:\/\/[^\s/?#@]+(?:[/?#]|$)/i);
const REGION = text('a region such as "us-east-1"', /^[a-z0-9-]{1,64}$/);
const ROLE_ARN = text('the ARN of a role: "arn:aws:iam::123456789012:role/name"', /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/);
const LATENCY = word('standard', 'optimized');
const SERVICE_TIER = word('default', 'flex', 'priority', 'reserved', 'auto');
const CACHE_SWITCH = either(BOOLEAN, word('5m', '1h'));
const MILLISECONDS: OptionKind = { kind: 'number', whole: true, min: 0, env: false };
const MEDIA_MODE: OptionKind = {
  kind: 'word',
  words: ['send_base64', 'send_url', 'send_url_add_mime_type', 'send_base64_unless_google_url'],
  env: false,
};
const MODEL = text('a bare model id or ARN (leave out "bedrock/", and choose the API with the option "route")', /^(?!bedrock\/)./);
const INVOKE_FORMAT = word(...INVOKE_FORMATS);
const FIELD_PATH = text('names with dots between them, such as "inferenceConfig.topK"', /^[^.]{1,64}(\.[^.]{1,64}){0,7}$/);
const EFFORTS: OptionKind = {
  ...dictionary(either(integer(1), TEXT)),
  key: { name: 'words of reasoning_effort', pattern: /^(minimal|low|medium|high|xhigh|max)$/ },
};

const MODEL_AND_ROUTE = {
  model: MODEL,
  model_id: MODEL,
  inference_profile: TEXT,
  prompt_variables: dictionary(ANY_TEXT),
  route: word('converse', 'invoke', 'converse_like'),
  invoke_format: INVOKE_FORMAT,
  capabilities: map({
    converse: BOOLEAN,
    stream: BOOLEAN,
    system: BOOLEAN,
    tools: BOOLEAN,
    tool_choice: listOf(word('auto', 'any', 'tool')),
    stream_tools: BOOLEAN,
    vision: BOOLEAN,
    documents: BOOLEAN,
    video: BOOLEAN,
    audio: BOOLEAN,
    s3_media: BOOLEAN,
    leading_assistant: BOOLEAN,
    prefill: BOOLEAN,
    tool_result_with: listOf(word('text', 'image', 'document', 'video')),
    tool_result_status: BOOLEAN,
    cache: either(BOOLEAN, map({ max_points: integer(1), tools: BOOLEAN })),
    top_k: FIELD_PATH,
    seed_field: FIELD_PATH,
    sampling: word('free', 'temperature-xor-top_p', 'none'),
    stop_sequences: either(BOOLEAN, map({ max: integer(1) })),
    thinking: map({
      style: word('anthropic-budget', 'anthropic-adaptive', 'nova', 'openai', 'qwen', 'always-on'),
      efforts: EFFORTS,
      budget_allowed: BOOLEAN,
    }),
    structured_native: BOOLEAN,
    strict_tools: BOOLEAN,
    system_tools: listOf(TEXT),
    invoke: INVOKE_FORMAT,
  }),
} as const satisfies Record<string, OptionKind>;

const AUTHENTICATION = {
  access_key_id: TEXT,
  secret_access_key: TEXT,
  session_token: TEXT,
  profile: TEXT,
  api_key: TEXT,
  role_arn: ROLE_ARN,
  role_session_name: text('2 to 64 letters, digits, or "_=,.@-"', /^[\w+=,.@-]{2,64}$/),
  external_id: TEXT,
  role_duration_seconds: integer(900, 43_200),
  web_identity_token: TEXT,
  web_identity_token_file: TEXT,
  sts_endpoint_url: ENDPOINT_FORM,
  sts_region: REGION,
  auth_scheme: word('auto', 'sigv4', 'bearer', 'none'),
  credentials: OBJECT,
} as const satisfies Record<string, OptionKind>;

const NETWORK = {
  region: REGION,
  default_region: REGION,
  endpoint_url: ENDPOINT_FORM,
  use_fips: BOOLEAN,
  use_dualstack: BOOLEAN,
  headers: {
    kind: 'dictionary',
    value: ANY_TEXT,
    forbidden: ['host', 'content-length', 'x-amz-date', 'x-amz-content-sha256', 'x-amz-security-token'],
  },
  proxy_url: URL_FORM,
  transport: word('sdk', 'signed'),
  client: OBJECT,
  sdk_config: OBJECT,
  intercept: OBJECT,
  http: map({
    connect_timeout_ms: MILLISECONDS,
    request_timeout_ms: MILLISECONDS,
    time_to_first_token_timeout_ms: MILLISECONDS,
    idle_timeout_ms: MILLISECONDS,
  }),
  max_attempts: integer(1),
  retry_mode: word('standard', 'adaptive'),
  retry_on_timeout: BOOLEAN,
  retry_timeout_ms: integer(1),
  max_concurrency: integer(1),
} as const satisfies Record<string, OptionKind>;

const INFERENCE = {
  inference_configuration: map({
    max_tokens: integer(1, 2 ** 31 - 1),
    temperature: number(0),
    top_p: number(0, 1),
    stop_sequences: listOf(TEXT, { max: 2500 }),
    top_k: integer(0, 2 ** 31 - 1),
    seed: { kind: 'number', whole: true },
  }),
  additional_model_request_fields: dictionary(JSON_VALUE),
  additional_model_response_field_paths: listOf(text('a JSON Pointer: "/name"', /^\/.{0,255}$/s), { max: 10 }),
  drop_unsupported_params: either(BOOLEAN, word('pass')),
  anthropic_beta: listOf(TEXT),
  thinking: map({ type: word('enabled', 'disabled', 'adaptive'), budget_tokens: integer(1), display: TEXT }),
  reasoning_effort: word('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'),
  output_config: map({ effort: word('low', 'medium', 'high', 'xhigh', 'max') }),
  output_mode: word('prompt', 'tool', 'native'),
  tool_choice: either(word('auto', 'any', 'required', 'none'), map({ tool: TEXT })),
  system_tools: listOf(TEXT),
  enable_prompt_caching: BOOLEAN,
  prompt_caching: map({ system: CACHE_SWITCH, tools: CACHE_SWITCH, messages: CACHE_SWITCH }),
  guardrail_config: map({
    guardrail_identifier: text(
      'lower-case letters and digits, or the ARN of a guardrail',
      /^([a-z0-9]+|arn:aws[a-z-]*:bedrock:[a-z0-9-]{1,20}:\d{12}:guardrail\/[a-z0-9]+)$/,
    ),
    guardrail_version: text('"DRAFT" or a version number', /^(DRAFT|[1-9]\d{0,7})$/),
    trace: word('enabled', 'disabled', 'enabled_full'),
    stream_processing_mode: word('sync', 'async'),
  }),
  service_tier: either(SERVICE_TIER, map({ type: SERVICE_TIER })),
  performance_config: map({ latency: LATENCY }),
  latency: LATENCY,
  request_metadata: {
    kind: 'dictionary',
    max: 16,
    key: { name: '1 to 256 letters, digits, spaces, or ":_@$#=/+,-."', pattern: /^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$/ },
    value: {
      kind: 'text',
      empty: true,
      form: { name: 'at most 256 letters, digits, spaces, or ":_@$#=/+,-."', pattern: /^[a-zA-Z0-9\s:_@$#=/+,.-]{0,256}$/ },
    },
  },
  request_metadata_from_tags: BOOLEAN,
} as const satisfies Record<string, OptionKind>;

const MESSAGES = {
  allowed_roles: listOf(TEXT, { min: 1 }),
  default_role: TEXT,
  remap_roles: dictionary(TEXT),
  allowed_role_metadata: either(listOf(TEXT), word('all', 'none')),
  system_instruction: TEXT,
  user_continue_message: TEXT,
  message_repair: word('auto', 'off'),
  prefill_prepend: BOOLEAN,
  image_first: BOOLEAN,
  media_url_handler: map({ image: MEDIA_MODE, audio: MEDIA_MODE, pdf: MEDIA_MODE, video: MEDIA_MODE }),
  media_fetch: map({
    allow_http: BOOLEAN,
    allow_private_addresses: BOOLEAN,
    allowed_hosts: listOf(TEXT),
    allowed_ports: listOf(integer(1, 65_535)),
    max_redirects: integer(0, 20),
    max_bytes: integer(1),
    connect_timeout_ms: MILLISECONDS,
    timeout_ms: MILLISECONDS,
    cache: BOOLEAN,
  }),
  supports_streaming: BOOLEAN,
  finish_reason_allow_list: listOf(TEXT),
  finish_reason_deny_list: listOf(TEXT),
} as const satisfies Record<string, OptionKind>;

/** Every option of an `aws-bedrock` client, in the order of the documentation. */
export const BEDROCK_OPTIONS: OptionTable = optionTable({ ...MODEL_AND_ROUTE, ...AUTHENTICATION, ...NETWORK, ...INFERENCE, ...MESSAGES });

/** Names that people bring along from elsewhere: what to write instead. */
export const FOREIGN_OPTIONS: ReadonlyMap<string, string> = new Map([
  ['aws_access_key', 'access_key_id'],
  ['aws_access_key_id', 'access_key_id'],
  ['aws_secret_key', 'secret_access_key'],
  ['aws_secret_access_key', 'secret_access_key'],
  ['aws_session_token', 'session_token'],
  ['aws_region', 'region'],
  ['aws_region_name', 'region'],
  ['aws_profile_name', 'profile'],
  ['aws_role_name', 'role_arn'],
  ['aws_session_name', 'role_session_name'],
  ['aws_web_identity_token', 'web_identity_token'],
  ['aws_bedrock_runtime_endpoint', 'endpoint_url'],
  ['api_base', 'endpoint_url'],
  ['base_url', 'endpoint_url'],
  ['extra_headers', 'headers'],
  ['temperature', 'inference_configuration { temperature }'],
  ['max_tokens', 'inference_configuration { max_tokens }'],
  ['top_p', 'inference_configuration { top_p }'],
  ['top_k', 'inference_configuration { top_k }'],
  ['seed', 'inference_configuration { seed }'],
  ['stop_sequences', 'inference_configuration { stop_sequences }'],
]);
