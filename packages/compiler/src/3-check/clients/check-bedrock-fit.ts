import { type Entry, relatedPlaceAt, type Value } from '@outcrop/grammar';
import { describeValue, entryOf, isMissing, stringOf } from '../../2-resolve/values.ts';
import { type ClientOptions, isOptionMissing, optionOf, reportMissing, textOf } from './client-options.ts';

/** Options that cannot stand together. */
const EXCLUSIONS: readonly (readonly [first: string, second: string])[] = [
  ['model', 'model_id'],
  ['finish_reason_allow_list', 'finish_reason_deny_list'],
  ['enable_prompt_caching', 'prompt_caching'],
  ['latency', 'performance_config'],
  ['access_key_id', 'profile'],
  ['secret_access_key', 'profile'],
  ['session_token', 'profile'],
  ['access_key_id', 'api_key'],
  ['secret_access_key', 'api_key'],
  ['profile', 'api_key'],
  ['role_arn', 'api_key'],
];

/** Options that need another one. */
const NEEDS: readonly (readonly [key: string, needed: readonly string[]])[] = [
  ['access_key_id', ['secret_access_key']],
  ['secret_access_key', ['access_key_id']],
  ['session_token', ['access_key_id', 'secret_access_key']],
  ['web_identity_token', ['role_arn']],
  ['web_identity_token_file', ['role_arn']],
];

const BEDROCK_ROLES = ['user', 'assistant', 'system'];

/** Checks that the options of an `aws-bedrock` client go together (OC504), and what one option says about another (OC503). */
export function checkBedrockFit(client: ClientOptions): void {
  if (['model', 'model_id', 'inference_profile'].every((key) => isOptionMissing(client, key))) {
    reportMissing(client, 'a model', '`model "<model id>"` in its options');
  }
  for (const [first, second] of EXCLUSIONS) checkExclusion(client, first, second);
  for (const [key, needed] of NEEDS) checkNeeds(client, key, needed);
  checkGuardrail(client);
  checkThinking(client);
  checkRoute(client);
  checkUnsigned(client);
  checkRoles(client);
  warnOfTemperature(client);
}

/** Reported at the second in the file, with the first as the related place. */
function checkExclusion(client: ClientOptions, one: string, other: string): void {
  const entries = [optionOf(client, one), optionOf(client, other)].filter((entry) => entry !== undefined);
  const [first, second] = entries.sort((a, b) => a.span.start - b.span.start);
  if (first === undefined || second === undefined) return;
  const related = [relatedPlaceAt(client.file, first.key.span, `"${first.key.text}" is set here`)];
  client.reporter.in(client.file)('options-exclude', second.key.span, { first: first.key.text, second: second.key.text }, { related });
}

function checkNeeds(client: ClientOptions, key: string, needed: readonly string[]): void {
  const missing = needed.filter((other) => isOptionMissing(client, other)).map((other) => `"${other}"`);
  const entry = optionOf(client, key);
  if (entry !== undefined && missing.length > 0) reportNeeds(client, entry, missing.join(' and '));
}

function reportNeeds({ file, reporter }: ClientOptions, entry: Entry, needed: string): void {
  reporter.in(file)('option-needs', entry.key.span, { key: entry.key.text, needed });
}

function checkGuardrail(client: ClientOptions): void {
  const entry = optionOf(client, 'guardrail_config');
  if (entry?.value.kind !== 'map' || entry.value.entries.length === 0) return;
  const { value } = entry;
  const missing = ['guardrail_identifier', 'guardrail_version'].filter((key) => isMissing(value, key));
  if (missing.length > 0) reportNeeds(client, entry, missing.map((key) => `"${key}"`).join(' and '));
}

function checkThinking(client: ClientOptions): void {
  const capabilities = optionOf(client, 'capabilities')?.value;
  const thinking = capabilities?.kind === 'map' ? entryOf(capabilities, 'thinking') : undefined;
  if (thinking?.value.kind === 'map' && isMissing(thinking.value, 'style')) reportNeeds(client, thinking, '"style"');
}

function checkRoute(client: ClientOptions): void {
  const route = optionOf(client, 'route');
  if (route !== undefined && textOf(client, 'route') === 'converse_like' && isOptionMissing(client, 'endpoint_url')) {
    reportNeeds(client, route, '"endpoint_url"');
  }
}

/** Requests without a signature make sense only outside AWS, and headers cannot take the place of one. */
function checkUnsigned(client: ClientOptions): void {
  const scheme = optionOf(client, 'auth_scheme');
  const isUnsigned = textOf(client, 'auth_scheme') === 'none';
  const endpoint = optionOf(client, 'endpoint_url');
  const url = textOf(client, 'endpoint_url');
  const isAws =
    endpoint === undefined || (url !== undefined && /^https?:\/\/[^/?#]*\.(amazonaws\.com(\.cn)?|api\.aws)(:\d+)?([/?#]|$)/i.test(url));
  if (scheme !== undefined && isUnsigned && isAws) reportNeeds(client, scheme, 'an "endpoint_url" outside AWS');
  const headers = optionOf(client, 'headers')?.value;
  const authorization = headers?.kind === 'map' ? headers.entries.find(({ key }) => key.text.toLowerCase() === 'authorization') : undefined;
  if (authorization !== undefined && !isUnsigned && scheme?.value.kind !== 'environment') {
    reportNeeds(client, authorization, '"auth_scheme" to be "none"');
  }
}

function checkRoles(client: ClientOptions): void {
  const allowed = allowedRoles(client);
  const defaultRole = optionOf(client, 'default_role')?.value;
  if (defaultRole !== undefined) checkRole(client, defaultRole, { key: 'default_role', allowed });
  const remap = optionOf(client, 'remap_roles')?.value;
  if (remap?.kind !== 'map') return;
  const reachesConverse = (textOf(client, 'route') ?? 'converse') === 'converse';
  for (const { key, value } of remap.entries) {
    if (allowed !== undefined && !allowed.includes(key.text)) {
      const expected = `a map from roles that are allowed: ${allowed.join(', ')}`;
      client.reporter.in(client.file)('option-value', key.span, { key: 'remap_roles', expected, found: JSON.stringify(key.text) });
    }
    if (reachesConverse) checkRole(client, value, { key: 'remap_roles', allowed: BEDROCK_ROLES });
  }
}

/** The roles that prompts may use; undefined when an item is only known at call time. Warns of roles that are listed twice. */
function allowedRoles(client: ClientOptions): readonly string[] | undefined {
  const list = optionOf(client, 'allowed_roles')?.value;
  if (list?.kind !== 'list' || list.items.length === 0) return BEDROCK_ROLES;
  const roles = new Set<string>();
  for (const item of list.items) {
    const role = stringOf(item);
    if (role === undefined) return undefined;
    if (roles.has(role)) client.reporter.in(client.file)('repeated-item', item.span, { item: role, key: 'allowed_roles' });
    roles.add(role);
  }
  return [...roles];
}

interface RoleRule {
  readonly key: string;
  readonly allowed: readonly string[] | undefined;
}

function checkRole({ file, reporter }: ClientOptions, value: Value, { key, allowed }: RoleRule): void {
  const role = stringOf(value);
  if (role === undefined || role === '' || allowed === undefined || allowed.includes(role)) return;
  const expected = `one of ${allowed.map((name) => `"${name}"`).join(', ')}`;
  reporter.in(file)('option-value', value.span, { key, expected, found: describeValue(value) });
}

/** Calls over Converse are refused then. Whether they go there shows at call time: the model may need another route, and calls may change it. */
function warnOfTemperature({ options, file, reporter }: ClientOptions): void {
  const inference = options === undefined ? undefined : entryOf(options, 'inference_configuration')?.value;
  const temperature = inference?.kind === 'map' ? entryOf(inference, 'temperature')?.value : undefined;
  if (temperature?.kind !== 'number' || temperature.value <= 1) return;
  reporter.in(file)('option-doubtful', temperature.span, {
    problem: 'Converse refuses a temperature above 1; only on other routes some models take it',
  });
}
