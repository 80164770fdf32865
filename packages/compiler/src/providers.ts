import type { Reporter } from './reporter.ts';

/** How a provider name is treated. */
export type ProviderKind = 'bedrock' | 'fallback' | 'round-robin' | 'unsupported';

/** Every known provider. Those of other vendors compile with a warning and fail at call time, so that mixed projects still build. */
const PROVIDERS: ReadonlyMap<string, ProviderKind> = new Map<string, ProviderKind>([
  ['aws-bedrock', 'bedrock'],
  ['fallback', 'fallback'],
  ['baml-fallback', 'fallback'],
  ['round-robin', 'round-robin'],
  ['baml-round-robin', 'round-robin'],
  ['openai', 'unsupported'],
  ['openai-generic', 'unsupported'],
  ['openai-responses', 'unsupported'],
  ['anthropic', 'unsupported'],
  ['google-ai', 'unsupported'],
  ['vertex-ai', 'unsupported'],
  ['azure-openai', 'unsupported'],
  ['ollama', 'unsupported'],
  ['openrouter', 'unsupported'],
  ['baml-openai-chat', 'unsupported'],
  ['baml-azure-chat', 'unsupported'],
  ['baml-anthropic-chat', 'unsupported'],
  ['baml-ollama-chat', 'unsupported'],
]);

/** Names that people bring along from elsewhere, and what they mean here. */
const FOREIGN_PROVIDERS: ReadonlyMap<string, string> = new Map(
  ['bedrock', 'aws', 'amazon', 'amazon-bedrock', 'bedrock-converse', 'bedrock-runtime'].map((name) => [name, 'write `aws-bedrock`']),
);

/** What to write instead of a provider that nobody knows. */
export function hintForProvider(name: string, reporter: Reporter): string | undefined {
  return FOREIGN_PROVIDERS.get(name) ?? reporter.suggest(name, PROVIDERS.keys());
}

/** A shorthand client, split at the first slash: `aws-bedrock/<model>`. */
export interface Shorthand {
  readonly provider: string;
  /** Everything after the slash, verbatim; an ARN keeps its slashes. */
  readonly model: string;
}

/** Splits `provider/model`; undefined when there is no slash, so that the text is the name of a client. */
export function splitShorthand(text: string): Shorthand | undefined {
  const slash = text.indexOf('/');
  return slash < 0 ? undefined : { provider: text.slice(0, slash), model: text.slice(slash + 1) };
}

/** How a provider is treated; undefined for unknown ones and where none is written. */
export function providerKind(provider: string | undefined): ProviderKind | undefined {
  return provider === undefined ? undefined : PROVIDERS.get(provider);
}
