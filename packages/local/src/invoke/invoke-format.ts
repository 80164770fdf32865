/** The formats of `InvokeModel` bodies, one per model family. */
export type InvokeFormat = TextFormat | 'anthropic-messages' | 'nova' | 'openai-chat' | MediaFormat;

/** Families whose answer is one text. */
export type TextFormat =
  | 'anthropic-text'
  | 'llama'
  | 'mistral'
  | 'titan-text'
  | 'cohere-command'
  | 'cohere-command-r'
  | 'ai21-j2'
  | 'deepseek-r1'
  | 'pegasus';

/** Families that answer with vectors or images. */
export type MediaFormat = 'titan-embed' | 'cohere-embed' | 'amazon-image' | 'stability-sdxl' | 'stability-image';

/** A JSON object whose members nobody has checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Guesses the format of a body for a model of unknown family: an imported or provisioned one, called by its ARN. */
export function guessFormat(body: JsonObject): InvokeFormat {
  if ('anthropic_version' in body) return 'anthropic-messages';
  if ('messages' in body) return 'schemaVersion' in body ? 'nova' : 'openai-chat';
  if ('inputText' in body) return 'textGenerationConfig' in body ? 'titan-text' : 'titan-embed';
  if ('texts' in body) return 'cohere-embed';
  if ('message' in body) return 'cohere-command-r';
  if ('inputPrompt' in body) return 'pegasus';
  if ('max_tokens_to_sample' in body) return 'anthropic-text';
  if (typeof body.prompt === 'string' && body.prompt.includes('<｜Assistant｜>')) return 'deepseek-r1';
  return 'llama';
}
