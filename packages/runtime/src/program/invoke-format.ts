/** Body formats of the Invoke operation, one per family of models. */
export const INVOKE_FORMATS = [
  'anthropic-messages',
  'anthropic-text',
  'llama',
  'mistral',
  'titan-text',
  'nova',
  'cohere-command',
  'cohere-command-r',
  'ai21-j2',
  'openai-chat',
  'deepseek-r1',
  'qwen-chatml',
  'pegasus',
] as const;

export type InvokeFormat = (typeof INVOKE_FORMATS)[number];
