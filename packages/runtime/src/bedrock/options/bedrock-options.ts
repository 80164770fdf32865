import type { JsonObject } from '../json.ts';
import type { Capabilities } from '../model/model-facts.ts';
import type { AwsCredentials } from '../platform.ts';
import type { Intercept } from '../transport/intercept.ts';

/** The options of an `aws-bedrock` client, checked, without `env` references, keys spelled as in `.baml`. */
export interface BedrockOptions {
  readonly model?: string;
  readonly inference_profile?: string;
  readonly prompt_variables?: Readonly<Record<string, string>>;
  readonly route?: 'converse' | 'invoke' | 'converse_like';
  readonly invoke_format?: string;
  readonly capabilities?: Capabilities;

  readonly access_key_id?: string;
  readonly secret_access_key?: string;
  readonly session_token?: string;
  readonly profile?: string;
  readonly api_key?: string;
  readonly role_arn?: string;
  readonly role_session_name?: string;
  readonly external_id?: string;
  readonly role_duration_seconds?: number;
  readonly web_identity_token?: string;
  readonly web_identity_token_file?: string;
  readonly sts_endpoint_url?: string;
  readonly sts_region?: string;
  readonly auth_scheme?: 'auto' | 'sigv4' | 'bearer' | 'none';
  /** Code only: credentials, or a function that gives them. */
  readonly credentials?: AwsCredentials | (() => Promise<AwsCredentials>);
  /** Code only: a ready `BedrockRuntimeClient`. */
  readonly client?: object;
  /** Code only: configuration handed to the SDK's client. */
  readonly sdk_config?: object;
  /** Code only: what stands between the client and the service. Calls set it from their own option `intercept`. */
  readonly intercept?: Intercept;

  readonly region?: string;
  readonly default_region?: string;
  readonly endpoint_url?: string;
  readonly use_fips?: boolean;
  readonly use_dualstack?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly proxy_url?: string;
  readonly transport?: 'sdk' | 'signed';
  readonly http?: HttpTimeouts;
  readonly max_attempts?: number;
  readonly retry_mode?: 'standard' | 'adaptive';
  readonly retry_on_timeout?: boolean;
  readonly retry_timeout_ms?: number;
  readonly max_concurrency?: number;

  readonly inference_configuration?: InferenceOptions;
  readonly additional_model_request_fields?: JsonObject;
  readonly additional_model_response_field_paths?: readonly string[];
  readonly drop_unsupported_params?: boolean | 'pass';
  readonly anthropic_beta?: readonly string[];
  readonly thinking?: JsonObject;
  readonly reasoning_effort?: ReasoningEffort;
  readonly output_config?: { readonly effort?: string };
  readonly output_mode?: 'prompt' | 'tool' | 'native';
  readonly tool_choice?: 'auto' | 'any' | 'required' | 'none' | { readonly tool: string };
  readonly system_tools?: readonly string[];
  readonly enable_prompt_caching?: boolean;
  readonly prompt_caching?: PromptCachingOptions;
  readonly guardrail_config?: GuardrailOptions;
  readonly service_tier?: string | { readonly type: string };
  readonly performance_config?: { readonly latency?: string };
  readonly latency?: string;
  readonly request_metadata?: Readonly<Record<string, string>>;
  readonly request_metadata_from_tags?: boolean;

  readonly allowed_roles?: readonly string[];
  readonly default_role?: string;
  readonly remap_roles?: Readonly<Record<string, string>>;
  readonly allowed_role_metadata?: readonly string[] | 'all' | 'none';
  readonly system_instruction?: string;
  readonly user_continue_message?: string;
  readonly message_repair?: 'auto' | 'off';
  readonly prefill_prepend?: boolean;
  readonly image_first?: boolean;
  readonly media_url_handler?: Readonly<Partial<Record<'image' | 'audio' | 'pdf' | 'video', MediaMode>>>;
  readonly media_fetch?: MediaFetchOptions;
  readonly supports_streaming?: boolean;
  readonly finish_reason_allow_list?: readonly string[];
  readonly finish_reason_deny_list?: readonly string[];
}

type ReasoningEffort = 'none' | 'minimal' | 'low' | 'medium' | 'high' | 'xhigh' | 'max';

/** Milliseconds; 0 is no limit. */
export interface HttpTimeouts {
  readonly connect_timeout_ms?: number;
  readonly request_timeout_ms?: number;
  readonly time_to_first_token_timeout_ms?: number;
  readonly idle_timeout_ms?: number;
}

interface InferenceOptions {
  readonly max_tokens?: number;
  readonly temperature?: number;
  readonly top_p?: number;
  readonly stop_sequences?: readonly string[];
  readonly top_k?: number;
  readonly seed?: number;
}

/** `true` is a cache point with the service's own time to live. */
export type CacheSwitch = boolean | '5m' | '1h';

interface PromptCachingOptions {
  readonly system?: CacheSwitch;
  readonly tools?: CacheSwitch;
  readonly messages?: CacheSwitch;
}

interface GuardrailOptions {
  readonly guardrail_identifier?: string;
  readonly guardrail_version?: string;
  readonly trace?: string;
  readonly stream_processing_mode?: string;
}

/** How media with an address go into a request: as their bytes, or as the address. */
export type MediaMode = 'send_base64' | 'send_url' | 'send_url_add_mime_type' | 'send_base64_unless_google_url';

/** Limits of fetching media. Sizes in bytes, times in milliseconds. */
export interface MediaFetchOptions {
  readonly allow_http?: boolean;
  readonly allow_private_addresses?: boolean;
  readonly allowed_hosts?: readonly string[];
  readonly allowed_ports?: readonly number[];
  readonly max_redirects?: number;
  readonly max_bytes?: number;
  readonly connect_timeout_ms?: number;
  readonly timeout_ms?: number;
  readonly cache?: boolean;
}
