import type { TokenType } from 'chevrotain';
import { ClientKeyword, FunctionKeyword, GeneratorKeyword, RetryPolicyKeyword, TestKeyword } from './tokens.ts';

/** The keys of each kind of body: they show where an unquoted value has swallowed the next entry. */
export const bodyKeys: ReadonlyMap<TokenType | undefined, readonly string[]> = new Map([
  [FunctionKeyword, ['client', 'prompt']],
  [ClientKeyword, ['provider', 'options', 'retry_policy']],
  [RetryPolicyKeyword, ['max_retries', 'strategy', 'options']],
  [TestKeyword, ['functions', 'args', 'type_builder']],
  [
    GeneratorKeyword,
    ['output_type', 'output_dir', 'version', 'default_client_mode', 'module_format', 'on_generate', 'client_package_name', 'project'],
  ],
]);
