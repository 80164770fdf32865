import { type Capabilities, type ModelFacts, modelFacts } from './model-facts.ts';

/** What models may be able to do. */
export type ModelCapability =
  | 'converse'
  | 'stream'
  | 'system'
  | 'tools'
  | 'vision'
  | 'documents'
  | 'video'
  | 'audio'
  | 's3_media'
  | 'prefill'
  | 'prompt_caching'
  | 'reasoning'
  | 'structured_native'
  | 'strict_tools';

/** What most families do: the facts of a family tell only what is different. */
const USUAL: ReadonlySet<ModelCapability> = new Set(['converse', 'stream', 'system', 'tools']);

/**
 * Tells whether a model can do something. Undefined when nobody knows the model. `capabilities` are laid over what is known, as the client
 * option of that name.
 *
 * @example
 * supports('us.anthropic.claude-sonnet-4-6', 'vision');
 */
export function supports(model: string, capability: ModelCapability, capabilities?: Capabilities): boolean | undefined {
  const facts = modelFacts(model, capabilities);
  return facts === undefined ? undefined : (known(facts, capability) ?? USUAL.has(capability));
}

function known(facts: ModelFacts, capability: ModelCapability): boolean | undefined {
  switch (capability) {
    case 'prompt_caching':
      return facts.cache !== undefined && facts.cache !== false;
    case 'reasoning':
      return facts.thinking !== undefined;
    default:
      return facts[capability];
  }
}
