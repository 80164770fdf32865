/** Providers of strategies, in the spelling that is used here, by every spelling that source may have. */
const STRATEGIES: ReadonlyMap<string, 'fallback' | 'round-robin'> = new Map([
  ['fallback', 'fallback'],
  ['baml-fallback', 'fallback'],
  ['round-robin', 'round-robin'],
  ['baml-round-robin', 'round-robin'],
]);

/** The one provider that is called. */
export const BEDROCK = 'aws-bedrock';

/** Providers that projects may name and that are not called. */
const OTHERS: readonly string[] = [
  'openai',
  'openai-generic',
  'openai-responses',
  'anthropic',
  'google-ai',
  'vertex-ai',
  'azure-openai',
  'ollama',
  'openrouter',
  'baml-openai-chat',
  'baml-azure-chat',
  'baml-anthropic-chat',
  'baml-ollama-chat',
];

/** Every provider that source and registries may name. */
export const PROVIDERS: readonly string[] = [BEDROCK, ...STRATEGIES.keys(), ...OTHERS];

/** Tells which strategy a provider is, if it is one. */
export function strategyOf(provider: string): 'fallback' | 'round-robin' | undefined {
  return STRATEGIES.get(provider);
}
