import { compile } from '@outcrop/compiler';
import { describe, expect, it } from 'vitest';
import { BED, diagnose } from '../../../../../test/support/diagnose.ts';

/** A Bedrock client with a model and more options. */
function bedrock(options: string): string {
  return `client<llm> C {\n provider aws-bedrock\n options {\n model "m"\n ${options}\n }\n}\n`;
}

function strategy(provider: string, options: string): string {
  return `${BED}client<llm> T {\n provider ${provider}\n options {\n ${options}\n }\n}\n`;
}

describe('clients', () => {
  it.each<[source: string, codes: string[]]>([
    ['client<llm> ‹C› {\n options { model "m" }\n}', ['OC501']],
    ['client<llm> C {\n provider ‹bedrock›\n}', ['OC501']],
    ['client<llm> C {\n provider ‹AWS-Bedrock›\n}', ['OC501']],
    ['client<llm> C {\n provider ‹openai›\n options { whatever 1 }\n}', ['OC501']],
    ['client<llm> C {\n provider ‹env.P›\n}', ['OC501']],
    ['client<llm> ‹C› {\n provider aws-bedrock\n}', ['OC504']],
    ['client<llm> C {\n provider aws-bedrock\n options ‹5›\n}', ['OC503']],
    ['client<llm> C {\n provider aws-bedrock\n ‹flavour› "x"\n options { model "m" }\n}', ['OC502']],
    ['client<llm> C {\n provider aws-bedrock\n retry_policy ‹{ max_retries 1 }›\n options { model "m" }\n}', ['OC402']],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });

  it('says so when an option stands outside the options', () => {
    const source = 'client<llm> C {\n provider aws-bedrock\n region "eu-west-1"\n options { model "m" }\n}';
    expect(compile({ 'main.baml': source }).diagnostics).toMatchObject([{ code: 'OC502', help: 'write it inside "options { … }"' }]);
  });
});

describe('options of aws-bedrock clients', () => {
  it.each<[options: string, codes: string[]]>([
    ['‹regoin› "eu-west-1"', ['OC502']],
    ['‹temperature› 1', ['OC502']],
    ['‹toString› 1', ['OC502']],
    ['region ‹5›', ['OC503']],
    ['region ‹""›', ['OC503']],
    ['region ‹"us east"›', ['OC503']],
    ['region env.AWS_REGION', []],
    ['endpoint_url ‹"bedrock.local"›', ['OC503']],
    ['endpoint_url "http://127.0.0.1:8080/x"', []],
    ['endpoint_url ‹"https://me:secret@bedrock.example"›', ['OC503']],
    ['proxy_url "http://me:secret@proxy.example:3128"', []],
    ['inference_configuration ‹5›', ['OC503']],
    ['inference_configuration { max_tokens ‹"100"› }', ['OC503']],
    ['inference_configuration { max_tokens ‹1.5› }', ['OC503']],
    ['inference_configuration { max_tokens ‹0› }', ['OC503']],
    ['inference_configuration { max_tokens ‹2147483648› }', ['OC503']],
    ['inference_configuration { temperature ‹-0.1›, top_p ‹1.5› }', ['OC503', 'OC503']],
    ['inference_configuration { temperature ‹1.5› }', ['OC503']],
    ['inference_configuration { max_tokens env.M, temperature env.T, top_p 0.5, top_k 40, seed 42 }', []],
    ['inference_configuration { stop_sequences ‹"x"› }', ['OC503']],
    ['inference_configuration { stop_sequences ["x", ‹5›] }', ['OC503']],
    ['inference_configuration { stop_sequences [] }', []],
    ['inference_configuration { ‹maxTokens› 5 }', ['OC502']],
    ['supports_streaming ‹"false"›', ['OC503']],
    ['supports_streaming ‹env.S›', ['OC503']],
    ['media_url_handler { image ‹base64›, ‹picture› send_url, pdf ‹env.P› }', ['OC503', 'OC502', 'OC503']],
    ['http { idle_timeout_ms ‹-5›, ‹total_timeout_ms› 5, request_timeout_ms ‹1.5›, connect_timeout_ms 0 }', ['OC503', 'OC502', 'OC503']],
    ['http { ‹enable_connection_pooling› true }', ['OC502']],
    ['additional_model_request_fields { thinking { budget_tokens 5 }, deep [{ x [1, null, true] }] }', []],
    ['additional_model_request_fields ‹["a"]›', ['OC503']],
    ['additional_model_request_fields { a [‹T("x")›] }', ['OC503']],
    ['allowed_roles ‹[]›', ['OC503']],
    ['allowed_roles ["user", ‹"user"›]', ['OC901']],
    ['allowed_roles ["assistant"]\n default_role ‹"user"›', ['OC503']],
    ['default_role ‹"narrator"›', ['OC503']],
    ['allowed_roles ["user", env.R]\n default_role "narrator"', []],
    ['remap_roles { ‹narrator› "user" }', ['OC503']],
    ['remap_roles { user ‹"human"› }', ['OC503']],
    ['allowed_roles ["user", "narrator"]\n remap_roles { narrator "user" }', []],
    ['allowed_role_metadata ‹1›', ['OC503']],
    ['allowed_role_metadata ‹"some"›', ['OC503']],
    ['allowed_role_metadata "all"', []],
    ['request_metadata { cost_center "engineering" }', []],
    ['request_metadata { ‹"a{b}"› "x", c ‹"{}"› }', ['OC503', 'OC503']],
    ['headers { "X-Team" "geo", ‹Host› "x" }', ['OC503']],
    ['headers { ‹Authorization› "x" }', ['OC504']],
    ['headers { Authorization "x" }\n auth_scheme none\n endpoint_url "https://gateway.example.com"', []],
    ['‹auth_scheme› none', ['OC504']],
    ['service_tier { type "flex" }\n performance_config { latency optimized }', []],
    ['service_tier ‹"gold"›', ['OC503']],
    ['latency optimized\n ‹performance_config› { latency optimized }', ['OC504']],
    ['prompt_caching { system true, tools "1h", messages ‹"2h"› }', ['OC503']],
    ['guardrail_config { guardrail_identifier "abc", guardrail_version "DRAFT", trace enabled }', []],
    ['‹guardrail_config› { guardrail_identifier "abc" }', ['OC504']],
    ['capabilities { cache false, top_k "inferenceConfig.topK", stop_sequences { max 4 }, system_tools ["search"] }', []],
    ['capabilities { cache ‹null›, top_k ‹40›, seed_field ‹"a..b"›, stop_sequences { ‹most› 4 } }', ['OC503', 'OC503', 'OC503', 'OC502']],
    ['capabilities { thinking { style openai, efforts { low "low", high 2048 } }, invoke llama }', []],
    ['capabilities { thinking { style ‹new›, efforts { ‹some› "low", low ‹[]› } }, invoke ‹lama› }', ['OC503', 'OC503', 'OC503', 'OC503']],
    ['capabilities { ‹thinking› { budget_allowed true }, ‹temperature› [0, 1] }', ['OC504', 'OC502']],
    ['route ‹http›', ['OC503']],
    ['‹route› converse_like', ['OC504']],
    ['tool_choice { tool "weather" }', []],
    ['tool_choice ‹[]›', ['OC503']],
    ['role_arn ‹"admin"›', ['OC503']],
    ['transport signed', []],
  ])('%s', (options, codes) => {
    const source = bedrock(options);
    expect(diagnose(source)).toEqual({ source, codes });
  });

  it.each<[options: string, codes: string[]]>([
    ['‹access_key_id› env.A', ['OC504']],
    ['‹secret_access_key› env.S', ['OC504']],
    ['‹session_token› env.T', ['OC504']],
    ['access_key_id env.A\n secret_access_key env.S\n session_token env.T', []],
    ['profile "p"\n ‹access_key_id› env.A\n ‹secret_access_key› env.S', ['OC504', 'OC504']],
    ['profile "p"\n ‹api_key› env.K', ['OC504']],
    ['‹model_id› "n"', ['OC504']],
    ['finish_reason_allow_list []\n ‹finish_reason_deny_list› ["length"]', ['OC504']],
    ['enable_prompt_caching true\n ‹prompt_caching› { }', ['OC504']],
    ['‹web_identity_token› env.JWT', ['OC504']],
  ])('what goes together: %s', (options, codes) => {
    const source = bedrock(options);
    expect(diagnose(source)).toEqual({ source, codes });
  });

  it('points to the option that is in the way', () => {
    const { diagnostics } = compile({ 'main.baml': bedrock('model_id "n"') });
    expect(diagnostics).toMatchObject([{ code: 'OC504', related: [{ message: '"model" is set here' }] }]);
  });

  it.each([
    ['aws_region_name "eu-west-1"', 'use "region"'],
    ['max_tokens 5', 'use "inference_configuration { max_tokens }"'],
    ['http { read_timeout 5 }', 'options: connect_timeout_ms, request_timeout_ms, time_to_first_token_timeout_ms, idle_timeout_ms'],
  ])('%s: %s', (options, help) => {
    expect(compile({ 'main.baml': bedrock(options) }).diagnostics).toMatchObject([{ code: 'OC502', help }]);
  });
});

describe('strategies', () => {
  it.each<[source: string, codes: string[]]>([
    [strategy('fallback', 'strategy [Bed, "aws-bedrock/m"]\n http { total_timeout_ms 9000 }'), []],
    [strategy('baml-round-robin', 'strategy [\n Bed\n Bed\n ]\n start 1'), []],
    [strategy('round-robin', 'strategy [Bed]\n start ‹1›'), ['OC503']],
    [strategy('round-robin', 'strategy [Bed]\n start ‹-1›'), ['OC503']],
    [strategy('round-robin', 'strategy [Bed]\n start ‹"0"›'), ['OC503']],
    [strategy('fallback', 'strategy [Bed]\n ‹start› 0'), ['OC502']],
    [strategy('fallback', 'strategy ‹Bed›'), ['OC503']],
    [strategy('fallback', 'strategy ‹[]›'), ['OC503']],
    [strategy('fallback', 'strategy [‹5›]'), ['OC503']],
    [strategy('fallback', 'strategy [Bed]\n http { ‹idle_timeout_ms› 5 }'), ['OC502']],
    [strategy('fallback', 'strategy [Bed, ‹T›]'), ['OC505']],
    [`${strategy('fallback', 'strategy [‹Other›]')}client<llm> Other { provider "round-robin" options { strategy [Bed, T] } }`, ['OC505']],
    [`${BED}client<llm> ‹T› { provider "fallback" options { } }`, ['OC504']],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });
});

describe('retry policies', () => {
  it.each<[source: string, codes: string[]]>([
    ['retry_policy P { max_retries 0 }', []],
    [
      'retry_policy P {\n max_retries 3\n strategy {\n type exponential_backoff\n delay_ms 200\n multiplier 1.5\n max_delay_ms 10000\n }\n}',
      [],
    ],
    ['retry_policy ‹P› { options { } }', ['OC504']],
    ['retry_policy P { max_retries ‹"3"› }', ['OC503']],
    ['retry_policy P { max_retries ‹-1› }', ['OC503']],
    ['retry_policy P { max_retries ‹1001› }', ['OC503']],
    ['retry_policy P { max_retries ‹env.N› }', ['OC503']],
    ['retry_policy P {\n max_retries 1\n ‹delay› 5\n}', ['OC502']],
    ['retry_policy P {\n max_retries 1\n ‹strategy› { delay_ms 5 }\n}', ['OC504']],
    ['retry_policy P {\n max_retries 1\n strategy { type ‹linear› }\n}', ['OC503']],
    ['retry_policy P {\n max_retries 1\n strategy { type exponential_backoff, multiplier ‹0.5› }\n}', ['OC503']],
    ['retry_policy P {\n max_retries 1\n strategy { type constant_delay, ‹multiplier› 2 }\n}', ['OC504']],
  ])('%s', (source, codes) => {
    expect(diagnose(source)).toEqual({ source, codes });
  });
});
