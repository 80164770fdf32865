import type { BedrockOptions } from './bedrock-options.ts';

/** Headers that signing sets itself. */
const FORBIDDEN_HEADERS: ReadonlySet<string> = new Set([
  'host',
  'content-length',
  'x-amz-date',
  'x-amz-content-sha256',
  'x-amz-security-token',
]);

const BEDROCK_ROLES: ReadonlySet<string> = new Set(['user', 'assistant', 'system']);

/** Checks rules that involve more than one option. Throws what `fail` makes of the first broken one. */
export function checkOptionsFit(options: BedrockOptions, fail: (problem: string) => Error): void {
  for (const problem of problems(options)) throw fail(problem);
}

function* problems(options: BedrockOptions): Generator<string> {
  yield* modelProblems(options);
  yield* authProblems(options);
  yield* headerProblems(options);
  yield* guardrailProblems(options);
  if (options.enable_prompt_caching !== undefined && options.prompt_caching !== undefined) {
    yield 'enable_prompt_caching and prompt_caching cannot both be provided';
  }
  if (options.finish_reason_allow_list !== undefined && options.finish_reason_deny_list !== undefined) {
    yield 'finish_reason_allow_list and finish_reason_deny_list cannot be used together';
  }
  if (options.latency !== undefined && options.performance_config?.latency !== undefined) {
    yield 'latency and performance_config.latency cannot both be provided';
  }
  yield* roleProblems(options);
}

function* modelProblems(options: BedrockOptions): Generator<string> {
  if (options.model?.startsWith('bedrock/') === true) yield 'write the bare model id, and choose the API with the option route';
  if (options.route === 'converse_like' && options.endpoint_url === undefined) yield 'route "converse_like" needs endpoint_url';
  if (options.capabilities?.thinking !== undefined && options.capabilities.thinking.style === undefined) {
    yield 'capabilities.thinking needs a style';
  }
  const hasSwitchedHost = options.use_fips === true || options.use_dualstack === true;
  if (hasSwitchedHost && options.endpoint_url !== undefined) yield 'use_fips and use_dualstack cannot be used with endpoint_url';
}

function* authProblems(options: BedrockOptions): Generator<string> {
  const { access_key_id: id, secret_access_key: secret, session_token: token } = options;
  if (id !== undefined && secret === undefined) yield 'secret_access_key is required when access_key_id is provided';
  if (secret !== undefined && id === undefined) yield 'access_key_id is required when secret_access_key is provided';
  if (token !== undefined && (id === undefined || secret === undefined)) {
    yield 'session_token needs access_key_id and secret_access_key';
  }
  const hasKeys = id !== undefined || secret !== undefined || token !== undefined;
  if (options.profile !== undefined && hasKeys) yield 'cannot mix profile with explicit credentials';
  const hasIdentity = hasKeys || options.profile !== undefined || options.role_arn !== undefined;
  if (options.api_key !== undefined && hasIdentity) yield 'api_key cannot be mixed with keys, profile or role_arn';
  const hasWebIdentity = options.web_identity_token !== undefined || options.web_identity_token_file !== undefined;
  if (hasWebIdentity && options.role_arn === undefined) yield 'a web identity token needs role_arn';
}

function* headerProblems(options: BedrockOptions): Generator<string> {
  for (const name of Object.keys(options.headers ?? {})) {
    const lower = name.toLowerCase();
    if (FORBIDDEN_HEADERS.has(lower)) yield `the header "${name}" is set by the request itself`;
    if (lower === 'authorization' && options.auth_scheme !== 'none') yield 'an authorization header needs auth_scheme "none"';
  }
  if (options.auth_scheme === 'none' && (options.endpoint_url === undefined || isAwsUrl(options.endpoint_url))) {
    yield 'auth_scheme "none" needs an endpoint_url outside AWS';
  }
}

function isAwsUrl(url: string): boolean {
  return /^https?:\/\/[^/?#]*\.(amazonaws\.com(\.cn)?|api\.aws)(:\d+)?([/?#]|$)/i.test(url);
}

function* guardrailProblems(options: BedrockOptions): Generator<string> {
  const guardrail = options.guardrail_config;
  if (guardrail === undefined) return;
  const isPair = (guardrail.guardrail_identifier === undefined) === (guardrail.guardrail_version === undefined);
  if (!isPair || guardrail.guardrail_identifier === undefined) {
    yield 'guardrail_config needs guardrail_identifier and guardrail_version';
  }
}

function* roleProblems(options: BedrockOptions): Generator<string> {
  const allowed = options.allowed_roles;
  if (allowed?.length === 0) yield 'allowed_roles must not be empty';
  if (options.default_role !== undefined && !(allowed ?? [...BEDROCK_ROLES]).includes(options.default_role)) {
    yield 'default_role must be one of allowed_roles';
  }
  for (const role of Object.values(options.remap_roles ?? {})) {
    if (!BEDROCK_ROLES.has(role)) yield `remap_roles gives the role "${role}", which Bedrock does not know`;
  }
}
