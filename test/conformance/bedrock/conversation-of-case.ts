// Turns the `input` of a case in `requests.jsonl` into what the Bedrock layer takes. Roles are settled as rendering settles them.
import type {
  CallSettings,
  Conversation,
  ConversationMessage,
  ConversationPart,
  Json,
  OutputSchema,
  ToolDefinition,
} from 'outcrop/bedrock';

/** `input` of a case: messages, tools and an output schema, all in snake_case. */
export interface CaseInput {
  readonly messages: readonly { readonly role: string; readonly content: readonly CasePart[]; readonly cache?: true | '5m' | '1h' }[];
  readonly tools?: readonly Record<string, Json>[];
  readonly tool_choice?: NonNullable<CallSettings['toolChoice']>;
  readonly output_schema?: OutputSchema;
}

// biome-ignore lint/suspicious/noExplicitAny: case files hold any JSON, and every member is looked at below
type CasePart = Record<string, any>;

export function conversationOfCase(input: CaseInput): Conversation {
  const messages = input.messages.map((message) => ({
    role: message.role,
    parts: [...message.content.map(part), ...cachePoint(message.cache)],
  }));
  const [first, ...rest] = messages;
  const leading = messages.findIndex(({ role }) => role !== 'system');
  const hasOnlySystem = first?.role === 'system' && leading < 0;
  const system = hasOnlySystem ? [] : messages.slice(0, Math.max(leading, 0)).flatMap(({ parts }) => parts);
  const others = hasOnlySystem ? [first, ...rest] : messages.slice(Math.max(leading, 0));
  return { system: system as Conversation['system'], messages: merge(others) };
}

export function settingsOfCase(input: CaseInput, stream: boolean): CallSettings {
  return {
    stream,
    ...(input.tools === undefined ? {} : { tools: input.tools.map(tool) }),
    ...(input.tool_choice === undefined ? {} : { toolChoice: input.tool_choice }),
    ...(input.output_schema === undefined ? {} : { outputSchema: input.output_schema }),
  };
}

function merge(messages: readonly { role: string; parts: ConversationPart[] }[]): ConversationMessage[] {
  const merged: { role: 'user' | 'assistant'; parts: ConversationPart[] }[] = [];
  for (const { role, parts } of messages) {
    const sent = role === 'assistant' ? 'assistant' : 'user';
    const last = merged.at(-1);
    if (last?.role === sent) last.parts.push(...parts);
    else merged.push({ role: sent, parts: [...parts] });
  }
  return merged;
}

function cachePoint(cache: true | '5m' | '1h' | undefined): ConversationPart[] {
  if (cache === undefined) return [];
  return [{ kind: 'cache-point', ...(cache === true ? {} : { ttl: cache }) }];
}

function part(value: CasePart): ConversationPart {
  const [kind = '', content] = Object.entries(value)[0] ?? [];
  switch (kind) {
    case 'text':
      return { kind, text: content };
    case 'image':
    case 'video':
    case 'audio':
      return { kind: 'media', media: { kind, source: source(content) } };
    case 'document':
      return documentPart(content);
    case 'guard':
      return { kind: 'guard', content: content.text, ...defined({ qualifiers: content.qualifiers }) };
    case 'guard_image':
      return { kind: 'guard', content: { kind: 'image', source: source(content) } };
    case 'cache_point':
      return { kind: 'cache-point' };
    case 'tool_use':
      return { kind: 'tool-use', ...content };
    case 'tool_result':
      return { kind: 'tool-result', id: content.id, ...defined({ status: content.status }), content: content.content.map(resultPart) };
    case 'reasoning':
      return { kind: 'reasoning', ...content };
    case 'search_result':
      return { kind: 'search-result', ...content };
    default:
      throw new Error(`unknown part ${JSON.stringify(value)}`);
  }
}

function resultPart(value: CasePart): ConversationPart | { kind: 'json'; json: Json } {
  return 'json' in value ? { kind: 'json', json: value.json } : part(value);
}

function documentPart(value: CasePart): ConversationPart {
  const notes = defined({ name: value.name, context: value.context, citations: value.citations });
  const text = value.text ?? value.content;
  if (text !== undefined) return { kind: 'document-text', text, ...notes };
  return { kind: 'media', media: { kind: 'pdf', source: source(value) }, ...notes };
}

function source(value: CasePart) {
  if (value.base64 !== undefined) return { kind: 'base64' as const, base64: value.base64, mediaType: value.media_type };
  return { kind: 'url' as const, url: value.url, ...defined({ mediaType: value.media_type, bucketOwner: value.bucket_owner }) };
}

function tool(value: Record<string, Json>): ToolDefinition {
  if (value.system_tool !== undefined) return { systemTool: String(value.system_tool) };
  const { input_schema, ...rest } = value;
  return (input_schema === undefined ? rest : { ...rest, inputSchema: input_schema }) as ToolDefinition;
}

function defined<T extends object>(value: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [Key in keyof T]?: NonNullable<T[Key]>;
  };
}
